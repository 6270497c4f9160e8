import { failureOf, page, scriptedServer, type Script } from './scripted-server.ts'
import {
  createSecurIdSession,
  securid,
  type SecurIdCredentials,
  type SecurIdSession,
} from '@org/securid-auth'
import { createSecurIdEmulator } from '@org/securid-auth/emulator'
import { createSession } from '@org/session-core'
import { describe, expect, it } from 'vitest'

const url = 'https://instance.securid.com'
const user = { username: 'user01', password: 'password123' }
const application = { clientId: '6243', clientSecret: 'auth1:2' }

async function signedIn(
  transport: typeof fetch,
  credentials: SecurIdCredentials = user,
): Promise<SecurIdSession> {
  const session = createSecurIdSession({ url, credentials, transport })
  await session.login()
  return session
}

describe('a logout', () => {
  it('deactivates the token on the server', async () => {
    const server = createSecurIdEmulator()
    const session = await signedIn(server.fetch)

    const outcome = await session.logout()

    expect([outcome, server.liveSessions]).toEqual(['revoked', 0])
  })

  it('sends what the reference shows', async () => {
    const server = scriptedServer()
    const session = await signedIn(server.fetch)

    await session.logout()

    const call = server.calls.at(-1)
    expect([call?.method, call?.url.search]).toEqual(['POST', '?cmd=logoutUser&format=json'])
    expect(call?.headers.get('Authorization')).toBe('Bearer ws1:-1a:2b.34')
  })

  it('of a token that ended by itself is already done', async () => {
    const server = createSecurIdEmulator()
    const session = await signedIn(server.fetch)
    server.expireSessions()

    expect(await session.logout()).toBe('already-ended')
  })

  it('of an application happens here only', async () => {
    const server = scriptedServer()
    const session = await signedIn(server.fetch, application)

    expect(await session.logout()).toBe('local-only')
    expect(server.commands()).toEqual(['loginTrustedApp'])
  })

  it.each<[row: string, Script['x'], code: string]>([
    ['401 (e)', () => page(401, "The token is not valid for the command 'logoutUser'. "), 'request-refused'],
    ['401 unknown', () => page(401, 'Unauthorized'), 'request-refused'],
    ['403', () => page(403, 'Maintenance'), 'request-refused'],
    ['500', () => page(500, 'java.lang.NullPointerException'), 'request-refused'],
    ['200 with status failure', () => Response.json({ data: { status: 'failure' } }), 'request-refused'],
    ['200 with a page', () => page(200, 'Welcome'), 'unexpected-reply'],
    ['200 with noise', () => new Response('�?'), 'unexpected-reply'],
    ['no connection', () => Promise.reject(new TypeError('fetch failed')), 'unreachable'],
  ])('that meets %s did not end the session, and says so', async (_row, logoutUser, code) => {
    const server = scriptedServer({ logoutUser })
    const { logout = () => Promise.reject(new Error('none')), ...protocol } = securid({ url })
    const failures: unknown[] = []
    const watched: typeof logout = (grant, wire) =>
      logout(grant, wire).catch((error: unknown) => {
        failures.push(error)
        throw error
      })
    const session = createSession(
      { ...protocol, logout: watched },
      { credentials: user, transport: server.fetch },
    )
    await session.login()

    const outcome = await session.logout()

    expect(outcome).toBe('local-only')
    expect(failures).toMatchObject([{ code }])
  })
})

describe('a sign of life', () => {
  it('keeps the token alive beyond its idle limit', async () => {
    const server = createSecurIdEmulator({ idleMinutes: 10, lifespanMinutes: 60 })
    const session = await signedIn(server.fetch)

    for (const minutes of [9, 9, 9]) {
      server.advance(minutes * 60_000)
      await session.keepAlive()
    }

    expect(server.liveSessions).toBe(1)
    expect(server.loginAttempts).toBe(1)
  })

  it('that comes too late renews the session, in the words of 401 (d)', async () => {
    const server = createSecurIdEmulator()
    const session = await signedIn(server.fetch)
    server.expireSessions()

    const { generation } = await session.keepAlive()

    expect([generation, server.liveSessions]).toEqual([2, 1])
  })

  it('is refused to an application without asking the server', async () => {
    const server = scriptedServer()
    const session = await signedIn(server.fetch, application)

    const failure = await failureOf(session.keepAlive())

    expect(failure).toMatchObject({ code: 'request-refused' })
    expect(server.commands()).toEqual(['loginTrustedApp'])
  })

  it.each<[row: string, Script['x'], code: string]>([
    ['401 (e)', () => page(401, "The token is not valid for the command 'keepAlive'. "), 'request-refused'],
    ['403', () => page(403, 'Maintenance'), 'request-refused'],
    ['404', () => page(404, 'Unknown'), 'request-refused'],
    ['500', () => page(500, 'java.lang.NullPointerException'), 'request-refused'],
    ['200 with a page', () => page(200, 'Welcome'), 'unexpected-reply'],
    ['no connection', () => Promise.reject(new TypeError('fetch failed')), 'unreachable'],
  ])('that meets %s fails, and logs nobody in', async (_row, keepAlive, code) => {
    const server = scriptedServer({ keepAlive })
    const session = await signedIn(server.fetch)

    const failure = await failureOf(session.keepAlive())

    expect(failure).toMatchObject({ code })
    expect(server.commands().filter((command) => command === 'loginUser')).toHaveLength(1)
  })
})
