import { toy } from '../../toy-protocol.ts'
import { createToyServer, toyAccounts, type ToyServer } from '../../toy-server.ts'
import { createSession, secret, type Session, type SessionErrorCode, SessionError } from '@org/session-core'
import { share, type SharedStore, type SharePolicy } from '@org/session-core/share'
import { memoryStore } from '@org/session-core/testing'
import { describe, expect, it } from 'vitest'

/** What a store throws that is reached through another session: how that one ended says nothing of this one. */
const codes: readonly SessionErrorCode[] = [
  'closed',
  'credentials-rejected',
  'credentials-locked',
  'login-refused',
  'login-budget-spent',
  'login-timed-out',
  'challenge-unanswered',
  'no-shared-session',
  'request-refused',
  'unexpected-reply',
  'foreign-origin',
  'not-replayable',
]

interface Scene {
  readonly server: ToyServer
  readonly open: (policy?: Partial<SharePolicy>) => Session
  /** From now on the store throws. */
  readonly fail: (code: SessionErrorCode) => void
}

function openScene(): Scene {
  const [server, whole] = [createToyServer(), memoryStore()]
  let error: Error | undefined
  const failing =
    <Args extends readonly unknown[], Reply>(call: (...args: Args) => Promise<Reply>) =>
    async (...args: Args): Promise<Reply> => {
      if (error) throw error
      return call(...args)
    }
  const store: SharedStore = { read: failing(whole.read), swap: failing(whole.swap) }
  const key = secret(new Uint8Array(32).fill(200))
  return {
    server,
    open: (policy) =>
      createSession(toy('https://toy.test/base/'), {
        credentials: { username: 'ann', password: toyAccounts['ann']?.password ?? '' },
        transport: server.fetch,
        share: share({ store, name: 'prod/billing', secret: key, policy }),
      }),
    fail: (code) => {
      error = new SessionError(code, { protocol: 'other', message: 'Of another session.' })
    },
  }
}

describe.each(codes)('A store that throws what another session ended in (%s)', (code) => {
  it('is a store that failed, and nobody logs in', async () => {
    const { server, open, fail } = openScene()
    fail(code)

    await expect(open().login()).rejects.toMatchObject({ code: 'unreachable', protocol: 'toy' })
    expect(server.loginAttempts).toBe(0)
  })

  it('lets each log in alone, where that was chosen', async () => {
    const { server, open, fail } = openScene()
    fail(code)

    await open({ withoutStore: 'alone' }).login()

    expect(server.loginAttempts).toBe(1)
  })

  it('has not ended the session for all: that fails, and ends what is held', async () => {
    const { server, open, fail } = openScene()
    const session = open()
    await session.login()
    fail(code)

    await expect(session.logout({ everywhere: true })).rejects.toMatchObject({ code: 'unreachable' })
    expect(server.liveSessions).toBe(0)
  })
})
