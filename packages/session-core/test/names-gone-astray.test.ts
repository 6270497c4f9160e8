import { toy } from './toy-protocol.ts'
import { createSession, secret } from '@org/session-core'
import { readStrictly, record, text } from '@org/session-core/emulator'
import { fileStore } from '@org/session-core/file'
import { nodeTransport } from '@org/session-core/node'
import { createSessionPool } from '@org/session-core/pool'
import { redisStore } from '@org/session-core/redis'
import { share } from '@org/session-core/share'
import { inspect } from 'node:util'
import { expect, it } from 'vitest'

const credentials = { username: 'ann', password: 'Password@123' }
const session = (): ReturnType<typeof createSession> =>
  createSession(toy('https://toy.test/'), { credentials })
const key = secret(new Uint8Array(32))
const stray = { 'Hunter2!': 'Hunter3' } as never

/** Whatever takes options. */
const takers: readonly (readonly [name: string, take: () => unknown])[] = [
  ['createSession', () => createSession(toy('https://toy.test/'), { credentials, ...(stray as object) })],
  ['its policy', () => createSession(toy('https://toy.test/'), { credentials, policy: stray })],
  ['login', () => session().login(stray)],
  ['renew', () => session().renew(stray)],
  ['logout', () => session().logout(stray)],
  ['createSessionPool', () => createSessionPool(session, { key: String, ...(stray as object) })],
  ['nodeTransport', () => nodeTransport(stray)],
  ['share', () => share({ store: fileStore('/nowhere'), name: 'n', secret: key, ...(stray as object) })],
  ['redisStore', () => redisStore(() => Promise.resolve(null), stray)],
  ['a server of the kit', () => readStrictly('toy', stray, record({ name: text }))],
]

it.each(takers)('%s repeats no name that may be a secret in the wrong place', async (_name, take) => {
  const failure = await Promise.resolve()
    .then(take)
    .then(
      () => undefined,
      (error: unknown) => error,
    )

  expect(failure).toBeInstanceOf(Error)
  expect(inspect(failure, { depth: 9 })).not.toMatch(/Hunter/)
  expect((failure as Error).message).toContain('(not shown)')
})
