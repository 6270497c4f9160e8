import { type Reachable, startAppViewX, startSecurId } from '../shared/emulators/start-emulators.ts'
import { createAppViewXSession } from '@org/appviewx-auth'
import { createSecurIdSession } from '@org/securid-auth'
import type { Session } from '@org/session-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

interface Server {
  readonly expireSessions: () => void
  readonly loginAttempts: number
  readonly liveSessions: number
  readonly requestsSeen: number
}

/** How one client is tried, whichever it is. */
interface Subject {
  readonly title: string
  readonly start: () => Promise<Reachable<Server>>
  readonly open: (url: string, password?: string) => Session
  readonly call: (session: Session) => Promise<Response>
}

const subjects: readonly Subject[] = [
  {
    title: 'AppViewX',
    start: () => startAppViewX(0),
    open: (url, password = 'Password@123') =>
      createAppViewXSession({ url, credentials: { username: 'admin', password } }),
    call: ({ http }) => http.post('certificate/search', { json: { input: {}, filter: {} } }),
  },
  {
    title: 'SecurID',
    start: () => startSecurId(0),
    open: (url, password = 'password123') =>
      createSecurIdSession({ url, credentials: { username: 'user01', password } }),
    call: ({ fetch }) => fetch('aveksa/command.submit?cmd=about&format=json'),
  },
]

describe.each(subjects)('$title over real sockets', ({ call, open, start }) => {
  let server: Server
  let url: string
  let close: () => Promise<void>

  beforeAll(async () => {
    const reachable = await start()
    url = reachable.url
    close = reachable.close
    server = reachable.emulator
  })
  afterAll(() => close())

  let before: { readonly logins: number; readonly live: number; readonly requests: number }
  beforeEach(() => {
    before = { logins: server.loginAttempts, live: server.liveSessions, requests: server.requestsSeen }
  })

  it('serves a burst of fifty with one login, and leaves nothing alive', async () => {
    const session = open(url)

    const answers = await Promise.all(Array.from({ length: 50 }, () => call(session)))
    const outcome = await session.logout()

    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 50 }, () => 200))
    expect(server.loginAttempts - before.logins).toBe(1)
    expect(outcome).toBe('revoked')
    expect(server.liveSessions).toBe(before.live)
  })

  it('renews once when the session has expired under ten callers', async () => {
    await using session = open(url)
    await call(session)
    server.expireSessions()

    const answers = await Promise.all(Array.from({ length: 10 }, () => call(session)))

    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect(server.loginAttempts - before.logins).toBe(2)
    expect(session.snapshot.generation).toBe(2)
  })

  it('sends a wrong password once', async () => {
    await using session = open(url, 'wrong')

    const first: unknown = await call(session).catch((error: unknown) => error)
    const second: unknown = await call(session).catch((error: unknown) => error)

    expect(first).toMatchObject({ code: 'credentials-rejected' })
    expect(second).toMatchObject({ code: 'credentials-locked' })
    expect(server.requestsSeen - before.requests).toBe(1)
  })

  it('answers closed after a logout, without another request', async () => {
    const session = open(url)
    await call(session)
    await session.logout()
    const sent = server.requestsSeen

    const failure: unknown = await call(session).catch((error: unknown) => error)

    expect(failure).toMatchObject({ code: 'closed' })
    expect(server.requestsSeen).toBe(sent)
  })
})

it('calls a server that is not there unreachable', async () => {
  const { close, url } = await startAppViewX(0)
  await close()
  await using session = createAppViewXSession({
    url,
    credentials: { username: 'admin', password: 'Password@123' },
  })

  await expect(session.login()).rejects.toMatchObject({ code: 'unreachable', retryable: true })
})
