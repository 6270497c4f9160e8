import { addressOf, admin, search, signIn } from './by-hand.ts'
import { createAppViewXEmulator, type AppViewXFault } from '@org/appviewx-auth/emulator'
import { describe, expect, it } from 'vitest'

const loginInit = (): RequestInit => ({ method: 'POST', headers: admin, body: '{}' })

describe('a fault of the AppViewX emulator', () => {
  it.each<[AppViewXFault, number, string | null]>([
    ['too-many-requests', 429, 'application/json'],
    ['no-session', 200, 'application/json'],
    ['null-response', 200, 'application/json'],
    ['inner-failure', 200, 'application/json'],
  ])('%s answers a login with %i and %s, in place of the server', async (fault, status, type) => {
    const server = createAppViewXEmulator()
    server.failNext(fault)

    const reply = await server.fetch(addressOf('login'), { ...loginInit(), redirect: 'manual' })

    expect(reply.status).toBe(status)
    expect(reply.headers.get('content-type')).toBe(type)
    expect(await reply.text()).not.toMatch(/"sessionId":"/)
    expect([server.loginAttempts, server.liveSessions]).toEqual([1, 0])
  })

  it.each<[AppViewXFault, object]>([
    ['unauthorized', { status: 401, body: { appStatusCode: 'AVX_GW_003' } }],
    ['unauthorized-407', { status: 407 }],
    [
      'unauthorized-message',
      { status: 200, body: { message: expect.stringContaining('Unauthorized') as string } },
    ],
    [
      'unauthorized-text',
      { status: 200, body: { response: expect.stringContaining('Unauthorized') as string } },
    ],
    ['forbidden', { status: 403 }],
    ['business-error', { status: 404, body: { appStatusCode: 'NO_RECORDS_FOUND' } }],
  ])('%s says no, though the session is alive', async (fault, expected) => {
    const server = createAppViewXEmulator()
    const session = await signIn(server)
    server.failNext(fault)

    const [refused, next] = [await search(server, session), await search(server, session)]

    expect(refused).toMatchObject(expected)
    expect(next.status).toBe(200)
  })

  it('unauthorized lies in the way this server says that a session has ended', async () => {
    const server = createAppViewXEmulator({ expiryAnswer: 407 })
    const session = await signIn(server)
    server.failNext('unauthorized')

    const answer = await search(server, session)

    expect(answer.status).toBe(407)
  })

  it.each<[AppViewXFault, number]>([
    ['drop', 0],
    ['drop-reply', 1],
    ['garble', 1],
    ['oversize', 1],
  ])('%s lets a login reach the server, or not: %i counted, as many sessions', async (fault, live) => {
    const server = createAppViewXEmulator()
    server.failNext(fault)

    await server.fetch(addressOf('login'), loginInit()).catch(() => undefined)

    expect([server.requestsSeen, server.loginAttempts, server.liveSessions]).toEqual([1, live, live])
  })
})
