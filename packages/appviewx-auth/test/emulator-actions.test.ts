import { addressOf, admin, fetchToken, search, send, signIn } from './by-hand.ts'
import { createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import { describe, expect, it } from 'vitest'

const origin = 'https://avx.example'

describe('an action of the AppViewX emulator', () => {
  it('takes a session, a token, or a username and a password', async () => {
    const server = createAppViewXEmulator()
    const credentials = [await signIn(server), await fetchToken(server), admin]

    const answers = await Promise.all(credentials.map((headers) => search(server, headers)))

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(server.loginAttempts).toBe(2)
  })

  it.each(['', '?gwsource=', '?gwkey=f000ca01'])('turns a call with the query "%s" away', async (query) => {
    const server = createAppViewXEmulator()

    const reply = await server.fetch(`${origin}/avxapi/login${query}`, { method: 'POST', headers: admin })

    expect(reply.status).toBe(400)
    expect(await reply.json()).toMatchObject({ appStatusCode: 'MANDATORY_FIELD_MISSING' })
    expect(server.liveSessions).toBe(0)
  })

  it.each([
    ['?&gwsource=external', {}],
    ['?gwsource=WEB', {}],
    ['?gwsource=web&gwkey=f000ca01', {}],
    ['', { gwsource: 'kube' }],
  ])('takes the query "%s" and the headers %o', async (query, headers) => {
    const server = createAppViewXEmulator()

    const reply = await server.fetch(`${origin}/avxapi/login${query}`, {
      method: 'POST',
      headers: { ...admin, ...headers },
    })

    expect(reply.status).toBe(200)
  })

  it('can do without gwsource', async () => {
    const server = createAppViewXEmulator({ gwsource: 'optional' })

    const reply = await server.fetch(`${origin}/avxapi/login`, { method: 'POST', headers: admin })

    expect(reply.status).toBe(200)
  })

  it.each([
    ['text/plain', '{}', 415],
    ['application/json;charset=utf-8', '{}', 200],
    ['text/plain', '', 200],
  ])('can insist on its content type: %s with the body "%s" is a %i', async (type, body, status) => {
    const server = createAppViewXEmulator({ contentType: 'required' })

    const answer = await send(server, 'login', { headers: { ...admin, 'content-type': type }, body })

    expect(answer.status).toBe(status)
  })

  it.each([
    ['GET', 'login', 405],
    ['GET', 'execute-hook', 405],
    ['POST', 'visualworkflow-request-logs', 405],
    ['POST', 'no-such-action', 404],
    ['GET', 'certificate/search', 200],
    ['GET', 'visualworkflow-request-logs', 400],
    ['POST', 'certificate/list', 200],
  ])('answers %s %s with %i', async (method, action, status) => {
    const server = createAppViewXEmulator()
    const session = await signIn(server)

    const reply = await server.fetch(addressOf(action), { method, headers: session })

    expect(reply.status).toBe(status)
  })

  it.each([
    ['POST', 'login'],
    ['POST', 'acctmgmt-perform-login'],
    ['POST', 'acctmgmt-get-service-token'],
    ['POST', 'acctmgmt-perform-logout'],
    ['POST', 'certificate/list'],
    ['POST', 'certificate/create'],
    ['POST', 'certificate/download/format'],
    ['GET', 'certificate/download/content'],
    ['POST', 'certificate/privatekey/download'],
    ['PUT', 'certificate/revoke'],
    ['PUT', 'certificate/action'],
    ['DELETE', 'certificate/delete'],
    ['POST', 'certificate/pushToDevice'],
    ['POST', 'certificate/workorder/update'],
    ['POST', 'visualworkflow-submit-request'],
    ['POST', 'execute-hook'],
    ['GET', 'visualworkflow-request-logs'],
  ])('knows no method but %s for %s', async (method, action) => {
    const server = createAppViewXEmulator()
    const headers = await signIn(server)
    const others = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((other) => other !== method)

    const replies = await Promise.all(
      others.map((other) => server.fetch(addressOf(action), { method: other, headers })),
    )

    expect(replies.map(({ status }) => status)).toEqual(others.map(() => 405))
    expect(replies.map(({ headers: said }) => said.get('allow'))).toEqual(others.map(() => method))
  })

  it('is found at any origin, but only below avxapi', async () => {
    const server = createAppViewXEmulator()
    const init = { method: 'POST', headers: admin }

    const loopback = await server.fetch('http://127.0.0.1:31443/avxapi/login?gwsource=web', init)
    const outside = await server.fetch(`${origin}/login?gwsource=web`, init)

    expect([loopback.status, outside.status]).toEqual([200, 404])
    expect(outside.headers.get('content-type')).toContain('html')
  })

  it('can live below a path of its own', async () => {
    const server = createAppViewXEmulator({ basePath: '/gateway' })
    const init = { method: 'POST', headers: admin }

    const below = await server.fetch(`${origin}/gateway/avxapi/login?gwsource=web`, init)
    const beside = await server.fetch(`${origin}/avxapi/login?gwsource=web`, init)

    expect([below.status, beside.status]).toEqual([200, 404])
  })
})
