import { appHeaders, call, commandUrl, logInApp, logInUser, pageText, postLogin } from './emulator-calls.ts'
import { createSecurIdEmulator, type SecurIdCommand } from '@org/securid-auth/emulator'
import { describe, expect, it } from 'vitest'

const groups: SecurIdCommand = ({ body, request, url, username }) =>
  Response.json({ body, method: request.method, of: url.searchParams.get('of'), username })

describe('A command of your own', () => {
  it('is called with what the request holds, and whose token it came with', async () => {
    const server = createSecurIdEmulator({ commands: { listGroups: groups } })
    const [user, app] = [await logInUser(server), await logInApp(server)]

    const byUser = await server.fetch(`${commandUrl}?cmd=listGroups&of=ann`, {
      method: 'POST',
      headers: { authorization: `Bearer ${user}` },
      body: 'anything',
    })
    const byApp = await call(server, 'listGroups', app)

    expect(await byUser.json()).toEqual({ body: 'anything', method: 'POST', of: 'ann', username: 'user01' })
    expect(await byApp.json()).toMatchObject({ method: 'GET', username: appHeaders.ClientId })
  })

  it.each(['no token', 'an ended token'])('is not called with %s', async (what) => {
    const called: string[] = []
    const server = createSecurIdEmulator({
      commands: { listGroups: (request) => (called.push(request.username), Response.json([])) },
    })
    const token = await logInUser(server)
    server.expireSessions()

    const reply =
      what === 'no token'
        ? await server.fetch(`${commandUrl}?cmd=listGroups`)
        : await call(server, 'listGroups', token)

    expect(reply.status).toBe(401)
    expect(await pageText(reply)).toContain(
      "not valid for the command 'listGroups'. Token is invalid or expired",
    )
    expect(called).toEqual([])
  })

  it('counts as activity, is seen and counted, forbidden and harmed like any other', async () => {
    const server = createSecurIdEmulator({ commands: { listGroups: groups }, idleMinutes: 5 })
    const token = await logInUser(server)
    server.advance(4 * 60_000)
    await call(server, 'listGroups', token)
    server.advance(4 * 60_000)
    server.failNext('proxy-error')
    const harmed = await call(server, 'listGroups', token)
    server.forbid('listGroups')
    const forbidden = await call(server, 'listGroups', token)

    expect([harmed.status, forbidden.status, server.liveSessions]).toEqual([502, 401, 1])
    expect(server.requests.map(({ status }) => status)).toEqual([200, 200, 502, 401])
  })

  it('can take the place of one that is built in, which keeps its guard', async () => {
    const server = createSecurIdEmulator({
      commands: {
        keepAlive: () => new Response('mine'),
        status: () => new Response('fine'),
        collectRoles: () => new Response('done'),
      },
    })
    const [user, app] = [await logInUser(server), await logInApp(server)]

    const texts = await Promise.all(
      [
        await call(server, 'keepAlive', user),
        await call(server, 'collectRoles', user),
        await server.fetch(`${commandUrl}?cmd=status`),
      ].map((reply) => reply.text()),
    )

    expect(texts).toEqual(['mine', 'done', 'fine'])
    expect((await call(server, 'keepAlive', app)).status).toBe(401)
  })

  it.each([
    ['throws', () => Promise.reject(new RangeError('secret')), 'threw a RangeError'],
    ['returns text', () => 'text', 'returned no Response'],
  ])('takes nothing down when it %s: a 500 names it', async (_how, handler, why) => {
    const server = createSecurIdEmulator({ commands: { listGroups: handler as unknown as SecurIdCommand } })
    const token = await logInUser(server)

    const reply = await call(server, 'listGroups', token)
    const text = await pageText(reply)
    const next = await postLogin(server)

    expect([reply.status, next.status]).toEqual([500, 200])
    expect(text).toContain(`SecurID emulator: the handler of listGroups ${why}`)
    expect(text).not.toContain('secret')
  })
})
