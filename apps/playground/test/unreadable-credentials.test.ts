import { createAppViewXSession } from '@org/appviewx-auth'
import { createSecurIdSession } from '@org/securid-auth'
import { secret } from '@org/session-core'
import { inspect } from 'node:util'
import { describe, expect, it, vi } from 'vitest'

const unreadable: readonly (readonly [what: string, credentials: () => unknown])[] = [
  [
    'a getter that throws',
    () => ({
      username: 'admin',
      get password() {
        throw new Error('hunter2')
      },
    }),
  ],
  [
    'a secret that throws',
    () => ({
      username: 'admin',
      password: {
        reveal: () => {
          throw new Error('hunter2')
        },
      },
    }),
  ],
  [
    'a proxy that throws',
    () =>
      new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error('hunter2')
          },
        },
      ),
  ],
  [
    'a part that holds itself',
    () => {
      const whole: Record<string, unknown> = { username: 'admin' }
      whole['password'] = whole
      return whole
    },
  ],
  [
    'a secret that holds itself',
    () => {
      const whole: Record<string, unknown> = { username: 'admin' }
      whole['password'] = secret(whole)
      return whole
    },
  ],
]

describe.each([
  ['AppViewX', createAppViewXSession],
  ['SecurID', createSecurIdSession],
] as const)('A session with %s', (_vendor, createSession) => {
  it.each(unreadable)(
    'refuses credentials with %s, and passes nothing of it on',
    async (_what, credentials) => {
      const transport = vi.fn<typeof fetch>()
      const options = { url: 'https://vendor.test', credentials: credentials() as never, transport }

      const failure: unknown = await Promise.resolve()
        .then(() => createSession(options).login())
        .catch((error: unknown) => error)

      expect(failure).toMatchObject({ name: 'SessionError', code: 'invalid-options' })
      expect(inspect(failure, { depth: 9, showHidden: true })).not.toContain('hunter2')
      expect(transport).not.toHaveBeenCalled()
    },
  )
})
