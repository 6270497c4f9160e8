import { call, commandUrl, logInApp, logInUser, pageText } from './emulator-calls.ts'
import { createSecurIdEmulator } from '@org/securid-auth/emulator'
import { describe, expect, it } from 'vitest'

const minute = 60_000

describe('A user’s token', () => {
  it('ends after the idle time without a call', async () => {
    const server = createSecurIdEmulator({ idleMinutes: 5 })
    const token = await logInUser(server)

    server.advance(5 * minute)
    const reply = await call(server, 'about', token)

    expect(await pageText(reply)).toBe(
      "The token is not valid for the command 'about'. Token is invalid or expired",
    )
    expect(server.liveSessions).toBe(0)
  })

  it.each(['keepAlive', 'about', 'getRunStatus'])('is kept from idling by %s', async (command) => {
    const server = createSecurIdEmulator({ idleMinutes: 5 })
    const token = await logInUser(server)

    server.advance(4 * minute)
    await call(server, command, token)
    server.advance(4 * minute)

    expect((await call(server, 'about', token)).status).toBe(200)
  })

  it('is not kept from idling by a call it has no permission for', async () => {
    const server = createSecurIdEmulator({ idleMinutes: 5, forbidden: ['about'] })
    const token = await logInUser(server)

    server.advance(4 * minute)
    await call(server, 'about', token)
    server.advance(4 * minute)

    expect(server.liveSessions).toBe(0)
  })

  it('ends with its lifespan, however often it is kept alive', async () => {
    const server = createSecurIdEmulator({ idleMinutes: 10, lifespanMinutes: 30 })
    const token = await logInUser(server)
    const statuses: number[] = []

    for (const minutes of [9, 9, 9, 3]) {
      server.advance(minutes * minute)
      statuses.push((await call(server, 'keepAlive', token)).status)
    }

    expect(statuses).toEqual([200, 200, 200, 401])
  })

  it('is of no use after logout, while another of the same user lives on', async () => {
    const server = createSecurIdEmulator()
    const token = await logInUser(server)
    const other = await logInUser(server)

    const first = await call(server, 'logoutUser&format=json', token)
    const second = await call(server, 'logoutUser&format=json', token)

    expect(await first.text()).toBe('{"data":{"type":"logoutUser"}}')
    expect(second.status).toBe(401)
    expect(await pageText(second)).toContain('Token is invalid or expired')
    expect((await call(server, 'about', other)).status).toBe(200)
  })

  it('has its limits told as strings of minutes', async () => {
    const server = createSecurIdEmulator({ idleMinutes: 7, lifespanMinutes: 45 })
    const token = await logInUser(server)

    const reply = await call(server, 'getSecuritySettings&format=json', token)

    expect(await reply.json()).toMatchObject({
      data: { 'token-inactivity-timeout': '7', 'token-lifespan-timeout': '45' },
    })
  })
})

describe('A trusted application’s token', () => {
  it.each([
    [
      'logoutUser',
      undefined,
      "The token is not valid for the command 'logoutUser'. Token is invalid or expired",
    ],
    ['logoutUser', 'no-permission', "The token is not valid for the command 'logoutUser'. "],
    ['keepAlive', undefined, 'The token is invalid or expired Query String=cmd=keepAlive'],
    ['keepAlive', 'no-permission', "The token is not valid for the command 'keepAlive'. "],
  ] as const)('is refused by %s (%s)', async (command, appTokenRefusal, text) => {
    const server = createSecurIdEmulator({ ...(appTokenRefusal && { appTokenRefusal }) })
    const token = await logInApp(server)

    const reply = await call(server, command, token)

    expect(reply.status).toBe(401)
    expect(await pageText(reply)).toBe(text)
    expect(server.liveSessions).toBe(1)
  })

  it('never ends by itself, unless the installation says when', async () => {
    const older = createSecurIdEmulator()
    const newer = createSecurIdEmulator({ appLifespanMinutes: 60 })
    await logInApp(older)
    await logInApp(newer)

    for (const server of [older, newer]) server.advance(60 * minute)

    expect([older.liveSessions, newer.liveSessions]).toEqual([1, 0])
  })

  it('does what needs no user', async () => {
    const server = createSecurIdEmulator()
    const token = await logInApp(server)

    expect((await call(server, 'getSecuritySettings', token)).status).toBe(200)
  })
})

describe('A token travels', () => {
  const send = async (
    queryToken: 'accepted' | 'ignored',
    { header, query = '' }: { header?: string; query?: string },
  ): Promise<number> => {
    const server = createSecurIdEmulator({ queryToken })
    const token = await logInUser(server)
    const fill = (text: string): string => text.replace('TOKEN', token)
    const reply = await server.fetch(`${commandUrl}?cmd=about${fill(query)}`, {
      headers: header === undefined ? {} : { authorization: fill(header) },
    })
    return reply.status
  }

  it.each([
    ['as a bearer', { header: 'Bearer TOKEN' }, 200],
    ['under a scheme of any case', { header: 'bEARER  TOKEN' }, 200],
    ['without a scheme', { header: 'TOKEN' }, 401],
    ['under another scheme', { header: 'Basic TOKEN' }, 401],
    ['in the query', { query: '&token=TOKEN' }, 200],
    ['in the query, with the newline an old client leaves', { query: '&token=TOKEN%0A' }, 200],
    ['in the query, behind a wrong bearer', { header: 'Bearer ws1', query: '&token=TOKEN' }, 401],
    ['as a bearer, before a wrong one in the query', { header: 'Bearer TOKEN', query: '&token=ws1' }, 200],
    ['nowhere', {}, 401],
  ])('%s', async (_where, places, status) => {
    expect(await send('accepted', places)).toBe(status)
  })

  it('never in the query where that is switched off', async () => {
    expect(await send('ignored', { query: '&token=TOKEN' })).toBe(401)
    expect(await send('ignored', { header: 'Bearer TOKEN' })).toBe(200)
  })
})
