import { addressOf, admin, basic, login, search, send } from './by-hand.ts'
import { createAppViewXEmulator, defaultAccounts, defaultServiceAccounts } from '@org/appviewx-auth/emulator'
import { describe, expect, it } from 'vitest'

describe('the fetch of the AppViewX emulator', () => {
  const init = { method: 'POST', headers: admin, body: '{}' }
  const address = addressOf('login')

  it.each<[string, Parameters<typeof fetch>]>([
    ['a text', [address, init]],
    ['a URL', [new URL(address), init]],
    ['a Request', [new Request(address, init)]],
    ['a Request and what overrides it', [new Request(address, { ...init, headers: {} }), { headers: admin }]],
  ])('takes %s', async (_what, given) => {
    const server = createAppViewXEmulator()

    const reply = await server.fetch(...given)

    expect(reply.status).toBe(200)
  })

  it('works without its emulator', async () => {
    const { fetch } = createAppViewXEmulator()

    const reply = await fetch(address, init)

    expect(reply.status).toBe(200)
  })
})

describe('the journal of the AppViewX emulator', () => {
  it('shows a request as it came, and what it got', async () => {
    const server = createAppViewXEmulator()

    await login(server)

    expect(server.requests).toEqual([
      {
        method: 'POST',
        path: '/avxapi/login?gwsource=external',
        headers: { 'content-type': 'application/json', ...admin },
        body: '{}',
        status: 200,
      },
    ])
  })

  it('shows no status while there is none', async () => {
    const server = createAppViewXEmulator()
    server.failNext('drop')

    await server.fetch(addressOf('login'), { method: 'POST' }).catch(() => {})

    expect(server.requests).toMatchObject([{ status: 0 }])
  })

  it('keeps the last thousand, and counts them all', async () => {
    const server = createAppViewXEmulator()

    for (let at = 0; at < 1002; at += 1) await send(server, `number-${at}`, { body: '' })

    expect(server.requestsSeen).toBe(1002)
    expect(server.requests).toHaveLength(1000)
    expect(server.requests[0]?.path).toContain('number-2?')
  })

  it('keeps no more than 16 Mi letters of bodies, but always the newest', async () => {
    const server = createAppViewXEmulator()
    const body = 'x'.repeat(9 * 2 ** 20)

    await send(server, 'first', { body })
    await send(server, 'second', { body })

    expect(server.requests).toMatchObject([{ path: '/avxapi/second?gwsource=external', body }])
  })

  it('keeps the newest even when it alone is more', async () => {
    const server = createAppViewXEmulator()
    const body = 'x'.repeat(17 * 2 ** 20)

    await send(server, 'first', { body })

    expect(server.requests[0]?.body).toHaveLength(body.length)
  })

  it('once read does not change in the hand', async () => {
    const server = createAppViewXEmulator()
    const release = server.holdNextReply()
    const held = login(server)
    const read = server.requests

    release()
    await held

    expect([read[0]?.status, server.requests[0]?.status]).toEqual([0, 200])
  })

  it('can be cleared, without losing count', async () => {
    const server = createAppViewXEmulator()
    await login(server)

    server.clearRequests()

    expect(server.requests).toEqual([])
    expect(server.requestsSeen).toBe(1)
  })
})

describe('two AppViewX emulators', () => {
  it('share nothing', async () => {
    const [one, other] = [createAppViewXEmulator(), createAppViewXEmulator()]
    const { body } = await login(one)
    one.lock('admin')
    one.failNext('drop')

    const { sessionId } = body.response as { sessionId: string }
    const [foreign, own] = [await search(other, { sessionId }), await login(other)]

    expect([foreign.status, own.status]).toEqual([401, 200])
    expect([one.requestsSeen, other.requestsSeen]).toEqual([1, 2])
  })
})

describe('the default accounts of the AppViewX emulator', () => {
  it.each(defaultAccounts)('know $username', async ({ otp = false, password, username }) => {
    const server = createAppViewXEmulator()

    await login(server, { username, password })

    expect([server.liveSessions, server.outbox.length]).toEqual(otp ? [0, 1] : [1, 0])
  })

  it.each(defaultServiceAccounts)('know $clientId', async ({ clientId, clientSecret }) => {
    const server = createAppViewXEmulator()

    await send(server, 'acctmgmt-get-service-token', { headers: basic(clientId, clientSecret), body: '' })

    expect(server.liveSessions).toBe(1)
  })
})
