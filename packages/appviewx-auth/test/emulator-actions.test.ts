import { addressOf, admin, fetchToken, search, send, signIn } from './by-hand.ts'
import { createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import { describe, expect, it } from 'vitest'

const origin = 'https://avx.example'

/** The common names that a search has found. */
const namesIn = (answer: Awaited<ReturnType<typeof search>>): unknown => {
  const { response } = answer.body.response as { response: { objects: { commonName: string }[] } }
  return response.objects.map(({ commonName }) => commonName)
}

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
    ['GET', 'visualworkflow-request-logs', 200],
  ])('answers %s %s with %i', async (method, action, status) => {
    const server = createAppViewXEmulator()
    const session = await signIn(server)

    const reply = await server.fetch(addressOf(action), { method, headers: session })

    expect(reply.status).toBe(status)
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

describe('a certificate search at the AppViewX emulator', () => {
  it('finds by category and keyword, sorted', async () => {
    const server = createAppViewXEmulator()

    const answer = await search(server, admin, {
      input: { category: 'Server', keywordSearch: { commonName: 'SHOP', certstatus: 'Managed' } },
      filter: { max: '5', start: '1', sortColumn: 'commonName', sortOrder: 'desc' },
    })

    expect(namesIn(answer)).toEqual(['www.shop.example', 'api.shop.example'])
  })

  it('turns pages', async () => {
    const server = createAppViewXEmulator()
    const page = (start: number): Promise<Awaited<ReturnType<typeof search>>> =>
      search(server, admin, { payload: { input: { category: 'Server' }, filter: { max: 2, start } } })

    const pages = [namesIn(await page(1)), namesIn(await page(3)), namesIn(await page(5))]

    expect(pages).toEqual([
      ['api.shop.example', 'mail.shop.example'],
      ['new.shop.example', 'old.shop.example'],
      ['www.shop.example'],
    ])
  })

  it('counts what it found, not what it shows', async () => {
    const server = createAppViewXEmulator()

    const answer = await search(server, admin, { filter: { max: 1 } })

    expect(answer.body.response).toMatchObject({ response: { totalRecords: 7, objects: [{}] } })
  })

  // The codes and texts: AppViewX 2020.3.0, CERT API Guide, Status_codes_2930715 and _2930685.
  it.each([
    {
      what: 'nothing found',
      body: '{"input":{"category":"Server","keywordSearch":{"commonName":"nobody"}}}',
      expected: [404, 'NO_RECORDS_FOUND', 'No matching records found.'],
    },
    {
      what: 'no category',
      body: '{"input":{}}',
      expected: [400, 'MANDATORY_FIELD_MISSING', 'Mandatory field is missing or invalid - category.'],
    },
    {
      what: 'broken JSON',
      body: '{"input":',
      expected: [400, 'avx-common-028', 'Invalid / Incorrect payload.'],
    },
  ])('says $what', async ({ body, expected }) => {
    const server = createAppViewXEmulator()

    const answer = await send(server, 'certificate/search', { headers: admin, body })

    expect([answer.status, answer.body.appStatusCode, answer.body.message]).toEqual(expected)
  })
})
