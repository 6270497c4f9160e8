import { failureOf, page, scriptedServer } from './scripted-server.ts'
import { createSecurIdSession, type SecurIdSession } from '@org/securid-auth'
import { createSecurIdEmulator } from '@org/securid-auth/emulator'
import { describe, expect, it } from 'vitest'

function sessionWith(transport: typeof fetch): SecurIdSession {
  const credentials = { username: 'user01', password: 'password123' }
  return createSecurIdSession({ url: 'https://instance.securid.com', credentials, transport })
}

describe('a command through an expiry', () => {
  it.each(['collectAccounts', 'about'])('is sent once more, after one login: %s', async (name) => {
    const server = createSecurIdEmulator()
    const session = sessionWith(server.fetch)
    await session.command('about')
    server.expireSessions()

    await session.command(name, name === 'about' ? {} : { params: { name: 'Collector1' } })

    expect(server.loginAttempts).toBe(2)
    expect(session.snapshot).toMatchObject({ generation: 2, counts: { replays: 1 } })
  })

  it('takes its body with it', async () => {
    const bodies: string[] = []
    const server = scriptedServer({
      importMetadata: ({ body }) => {
        bodies.push(body)
        return bodies.length === 1
          ? page(401, 'The token is invalid or expired')
          : Response.json({ data: {} })
      },
    })

    await sessionWith(server.fetch).command('importMetadata', { body: '<metadata/>' })

    expect(bodies).toEqual(['<metadata/>', '<metadata/>'])
  })

  it('whose 401 says nothing known renews at most once', async () => {
    const server = scriptedServer({ x: () => page(401, 'Bitte melden Sie sich an') })
    const session = sessionWith(server.fetch)

    const failure = await failureOf(session.command('x'))

    expect(failure).toMatchObject({
      code: 'request-refused',
      vendor: { message: 'Bitte melden Sie sich an' },
    })
    expect(session.snapshot.counts).toMatchObject({ logins: 2, replays: 1 })
  })
})

describe('a command whose connection fails', () => {
  it.each([
    ['collectAccounts', false],
    ['processRule', false],
    ['runReport', false],
    ['deletePendingRun', false],
    ['findUsers', true],
  ])('is never sent again by itself: %s', async (name, retryable) => {
    const server = scriptedServer({ [name]: () => Promise.reject(new TypeError('fetch failed')) })

    const failure = await failureOf(sessionWith(server.fetch).command(name))

    expect(failure).toMatchObject({ code: 'unreachable', retryable })
    expect(server.commands().filter((command) => command === name)).toHaveLength(1)
  })

  it('half way through the answer says so', async () => {
    const server = createSecurIdEmulator()
    const session = sessionWith(server.fetch)
    await session.login()
    server.failNext('truncate')

    expect(await failureOf(session.command('about'))).toMatchObject({ code: 'unreachable' })
  })

  it('because its caller left rejects with the reason of the caller', async () => {
    const server = createSecurIdEmulator()
    const session = sessionWith(server.fetch)
    await session.login()
    const release = server.holdNextReply()
    const caller = new AbortController()

    const answer = failureOf(session.command('about', { signal: caller.signal }))
    caller.abort(new Error('no longer needed'))

    expect(await answer).toMatchObject({ message: 'no longer needed' })
    release()
  })
})
