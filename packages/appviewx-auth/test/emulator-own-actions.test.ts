import { admin, fetchToken, login, mfaUser, search, send, signIn } from './by-hand.ts'
import { type AppViewXAction, createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import { describe, expect, it } from 'vitest'

const renew: AppViewXAction = ({ body, request, url, username }) =>
  Response.json({ response: { body, method: request.method, path: url.pathname, username } })

describe('an action of your own at the AppViewX emulator', () => {
  it('is called with what the request holds, and whose session, token or credentials it came with', async () => {
    const server = createAppViewXEmulator({ actions: { 'certificate/renew': renew }, basePath: '' })
    const headers = [await signIn(server), await fetchToken(server), admin]

    const answers = await Promise.all(
      headers.map((each) => send(server, 'certificate/renew', { headers: each, body: '{"a":1}' })),
    )

    expect(answers[0]?.body.response).toEqual({
      body: '{"a":1}',
      method: 'POST',
      path: '/avxapi/certificate/renew',
      username: 'admin',
    })
    expect(answers.map(({ body }) => body.response)).toMatchObject([
      { username: 'admin' },
      { username: 'demo-service' },
      { username: 'admin' },
    ])
  })

  it.each([
    ['nobody', {}],
    ['an ended session', { sessionId: 'made-up' }],
    ['a user who needs an OTP', mfaUser],
    ['a wrong password', { ...admin, password: 'wrong' }],
  ])('is not called for %s', async (_whom, headers) => {
    const called: string[] = []
    const server = createAppViewXEmulator({
      actions: { 'certificate/renew': ({ username }) => (called.push(username), new Response()) },
    })

    const answer = await send(server, 'certificate/renew', { headers })

    expect(answer).toMatchObject({ status: 401, body: { appStatusCode: 'AVX_GW_003' } })
    expect(called).toEqual([])
  })

  it('needs a gwsource, is seen and counted, held and harmed like any other', async () => {
    const server = createAppViewXEmulator({ actions: { 'certificate/renew': renew } })
    const session = await signIn(server)

    const plain = await server.fetch('https://avx.example/avxapi/certificate/renew', {
      headers: { ...session },
    })
    server.failNext('forbidden')
    const forbidden = await send(server, 'certificate/renew', { headers: session })
    server.failNext('drop-reply')
    const lost = send(server, 'certificate/renew', { headers: session })

    await expect(lost).rejects.toThrow('fetch failed')
    expect([plain.status, forbidden.status, server.requestsSeen]).toEqual([400, 403, 4])
    expect(server.requests.map(({ status }) => status)).toEqual([200, 400, 403, 200])
  })

  it('can take the place of one that is built in, which keeps its guard', async () => {
    const server = createAppViewXEmulator({
      actions: {
        'certificate/search': () => Response.json({ response: 'mine' }),
        'certificate/create': () => Response.json({ response: 'made' }),
        login: ({ username }) => Response.json({ response: `not today, ${username}` }),
      },
    })
    const token = await fetchToken(server)

    const found = await search(server, token)
    const made = await send(server, 'certificate/create', { headers: token })
    const refused = await search(server, {})
    const open = await login(server)

    expect([found, made, open].map(({ body }) => body.response)).toEqual(['mine', 'made', 'not today, admin'])
    expect(refused.status).toBe(401)
    expect(server.loginAttempts).toBe(2)
  })

  it.each([
    ['throws', () => Promise.reject(new RangeError('secret')), 'threw a RangeError'],
    ['returns an object', () => ({ response: 'x' }), 'returned no Response'],
  ])('takes nothing down when it %s: a 500 names it', async (_how, handler, why) => {
    const server = createAppViewXEmulator({
      actions: { 'certificate/renew': handler as unknown as AppViewXAction },
    })
    const session = await signIn(server)

    const answer = await send(server, 'certificate/renew', { headers: session })
    const next = await search(server, session)

    expect([answer.status, next.status]).toEqual([500, 200])
    expect(answer.body.message).toContain(`AppViewX emulator: the handler of certificate/renew ${why}`)
    expect(JSON.stringify(answer.body)).not.toContain('secret')
    expect(server.requests.at(-2)?.error).toBeInstanceOf(Error)
  })

  it('is told apart from what documents know, and from what nobody knows', async () => {
    const server = createAppViewXEmulator()
    const session = await signIn(server)

    const answers = [
      await send(server, 'cert-ca-settings-save', { headers: session }),
      await send(server, 'certificate/renew', { headers: session }),
      await send(server, 'cert-ca-settings-save', {}),
    ]

    expect(answers.map(({ status }) => status)).toEqual([501, 404, 401])
    expect(answers[0]?.body.message).toBe(
      'AppViewX documents cert-ca-settings-save, and this emulator does not answer it. Give it a handler of that name in the option actions.',
    )
  })
})
