import { addressOf, admin, login, search, signIn } from './by-hand.ts'
import { createAppViewXEmulator, type AppViewXFault } from '@org/appviewx-auth/emulator'
import { describe, expect, it } from 'vitest'

const loginInit = (): RequestInit => ({ method: 'POST', headers: admin, body: '{}' })

describe('a fault of the AppViewX emulator', () => {
  it.each<[AppViewXFault, number]>([
    ['drop', 0],
    ['drop-reply', 1],
  ])('%s loses the connection, with %i sessions opened', async (fault, live) => {
    const server = createAppViewXEmulator()
    server.failNext(fault)

    const lost = server.fetch(addressOf('login'), loginInit())

    await expect(lost).rejects.toThrow(new TypeError('fetch failed'))
    expect([server.requestsSeen, server.loginAttempts, server.liveSessions]).toEqual([1, 1, live])
  })

  it('truncate breaks the body off in the middle, after the server did its work', async () => {
    const server = createAppViewXEmulator()
    server.failNext('truncate')

    const reply = await server.fetch(addressOf('login'), loginInit())
    const reader = reply.body?.getReader()
    const first = await reader?.read()

    expect(reply.status).toBe(200)
    expect(new TextDecoder().decode(first?.value)).toMatch(/^\{"response":\{"status":"SUCCESS".*[^}]$/)
    await expect(reader?.read()).rejects.toThrow(TypeError)
    expect(server.liveSessions).toBe(1)
  })

  it('garble answers with bytes that are neither JSON nor a page', async () => {
    const server = createAppViewXEmulator()
    server.failNext('garble')

    const reply = await server.fetch(addressOf('login'), loginInit())
    const garbled = await reply.text()

    expect(reply.status).toBe(200)
    expect(() => JSON.parse(garbled) as unknown).toThrow(SyntaxError)
    expect(garbled).not.toContain('<')
  })

  it('oversize answers with fifty megabytes of one JSON text', async () => {
    const server = createAppViewXEmulator()
    server.failNext('oversize')

    const reply = await server.fetch(addressOf('login'), loginInit())
    const body = await reply.text()

    expect(reply.status).toBe(200)
    expect(body).toHaveLength(50 * 2 ** 20)
    expect(JSON.parse(body)).toHaveProperty('response')
  })

  it('oversize makes nothing that is not read', async () => {
    const server = createAppViewXEmulator()
    server.failNext('oversize')
    const controller = new AbortController()

    const reply = await server.fetch(addressOf('login'), { ...loginInit(), signal: controller.signal })
    const reader = reply.body?.getReader()
    await reader?.read()
    controller.abort(new Error('enough'))

    await expect(reader?.read()).rejects.toThrow('enough')
  })

  it.each<[AppViewXFault, number, string | null]>([
    ['redirect', 302, null],
    ['proxy-error', 502, 'text/html'],
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

  it('redirect points to a stranger', async () => {
    const server = createAppViewXEmulator()
    server.failNext('redirect')

    const reply = await server.fetch(addressOf('login'), { ...loginInit(), redirect: 'manual' })

    expect(reply.headers.get('location')).toBe('https://stranger.example/')
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

  it('waits for its turn', async () => {
    const server = createAppViewXEmulator()
    server.failNext('too-many-requests')
    server.failNext('forbidden')

    const statuses = [await login(server), await login(server), await login(server)].map(
      ({ status }) => status,
    )

    expect(statuses).toEqual([429, 403, 200])
  })
})

describe('a held reply of the AppViewX emulator', () => {
  it('comes after the server did its work, and not before it is let go', async () => {
    const server = createAppViewXEmulator()
    const release = server.holdNextReply()
    const order: string[] = []

    const held = login(server).then(() => order.push('held'))
    await expect.poll(() => server.liveSessions).toBe(1)
    await login(server).then(() => order.push('free'))
    release()
    release()
    await held

    expect(order).toEqual(['free', 'held'])
  })

  it('queues: each hold takes the next request that is not held', async () => {
    const server = createAppViewXEmulator()
    const [releaseFirst, releaseSecond] = [server.holdNextReply(), server.holdNextReply()]
    const order: string[] = []

    const first = login(server).then(() => order.push('first'))
    const second = login(server).then(() => order.push('second'))
    releaseSecond()
    await second
    releaseFirst()
    await first

    expect(order).toEqual(['second', 'first'])
  })

  it('can hold a fault', async () => {
    const server = createAppViewXEmulator()
    server.failNext('drop')
    const release = server.holdNextReply()
    let settled = false

    const lost = server.fetch(addressOf('login'), loginInit()).finally(() => {
      settled = true
    })
    await login(server)
    const settledWhileHeld = settled
    release()

    await expect(lost).rejects.toThrow('fetch failed')
    expect(settledWhileHeld).toBe(false)
  })
})

describe('a signal given to the AppViewX emulator', () => {
  const reason = new Error('the caller has left')

  it('that is aborted already keeps the request at home', async () => {
    const server = createAppViewXEmulator()

    const left = server.fetch(addressOf('login'), { ...loginInit(), signal: AbortSignal.abort(reason) })

    await expect(left).rejects.toBe(reason)
    expect(server.requestsSeen).toBe(0)
  })

  it('ends the wait for a body that never ends', async () => {
    const server = createAppViewXEmulator()
    const controller = new AbortController()
    const init = {
      ...loginInit(),
      body: new ReadableStream(),
      duplex: 'half',
      signal: controller.signal,
    } as const

    const left = server.fetch(addressOf('login'), init)
    controller.abort(reason)

    await expect(left).rejects.toBe(reason)
    expect([server.requestsSeen, server.liveSessions]).toEqual([1, 0])
  })

  it('ends the wait for a held reply', async () => {
    const server = createAppViewXEmulator()
    server.holdNextReply()
    const controller = new AbortController()

    const left = server.fetch(addressOf('login'), { ...loginInit(), signal: controller.signal })
    await expect.poll(() => server.liveSessions).toBe(1)
    controller.abort(reason)

    await expect(left).rejects.toBe(reason)
  })

  it('ends the wait for a slow reply, and leaves no timer', async () => {
    const server = createAppViewXEmulator()
    server.slowBy(3_600_000)
    const controller = new AbortController()
    const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
    const before = timers()

    const left = server.fetch(new Request(addressOf('login'), { ...loginInit(), signal: controller.signal }))
    await expect.poll(() => server.liveSessions).toBe(1)
    controller.abort(reason)

    await expect(left).rejects.toBe(reason)
    await expect.poll(timers).toBeLessThanOrEqual(before)
  })

  it('is not needed when slowness is switched off again', async () => {
    const server = createAppViewXEmulator()
    server.slowBy(3_600_000)
    server.slowBy(0)

    const answer = await login(server)

    expect(answer.status).toBe(200)
  })
})
