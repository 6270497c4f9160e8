import { envelope, failureOf, scriptedGateway, sessionWith } from './scripted-gateway.ts'
import { callAction, type Session } from '@org/appviewx-auth'
import { describe, expect, it } from 'vitest'

const answering = (body: unknown): Session =>
  sessionWith(scriptedGateway({ x: () => Response.json(body) }), { unauthorizedInSuccess: true })

describe('a refusal inside a 2xx', () => {
  it.each<[string, unknown, object]>([
    [
      'a code outside',
      { response: null, message: 'Object is locked', appStatusCode: 'AVX_OBJ_017' },
      { code: 'AVX_OBJ_017', message: 'Object is locked' },
    ],
    [
      'a code inside',
      { response: { appStatusCode: 'AVX_1', message: 'No.' }, message: 'Success', appStatusCode: null },
      { code: 'AVX_1', message: 'No.' },
    ],
    [
      'a code inside the inner envelope',
      { response: { response: { appStatusCode: 'AVX_2', statusDescription: 'No.' } } },
      { code: 'AVX_2', message: 'No.' },
    ],
    [
      'a status of HTTP inside',
      { response: { httpStatusCode: 404, message: 'No matching records found.' }, message: null },
      { message: 'No matching records found.' },
    ],
    ['the same as text', { response: { httpStatusCode: '500', message: 'No.' } }, { message: 'No.' }],
    [
      'the status of a hook',
      { response: { status: 'Failed', output: [] }, message: 'The hook failed.' },
      { message: 'The hook failed.' },
    ],
    ['FAILURE', { response: { Status: 'FAILURE', statusDescription: 'No.' } }, { message: 'No.' }],
    [
      'a status of HTTP with its words',
      { response: { httpStatusCode: '404 NOT_FOUND', message: 'No.' } },
      { message: 'No.' },
    ],
    ['a status of HTTP as status', { response: { status: 404, message: 'No.' } }, { message: 'No.' }],
    [
      "a server's own error",
      { status: 500, error: 'Internal Server Error', message: 'No.' },
      { message: 'No.' },
    ],
    [
      'FAILURE beside an empty object',
      { status: 'FAILURE', response: {}, message: 'No.' },
      { message: 'No.' },
    ],
    ['FAILURE beside an empty list', { status: 'Failed', response: [], message: 'No.' }, { message: 'No.' }],
    ['FAILURE beside an empty text', { status: 'error', response: '', message: 'No.' }, { message: 'No.' }],
    ['FAILURE in place of an answer', { status: 'FAILURE', message: 'No.' }, { message: 'No.' }],
    ['the same beside nothing', { status: 'failed', response: null, message: 'No.' }, { message: 'No.' }],
    ['a text', { response: 'Unauthorized access to API x' }, { message: 'Unauthorized access to API x' }],
    ['words', { response: null, message: 'Unauthorized' }, { message: 'Unauthorized' }],
    ['words beside a no', { response: false, message: 'Unauthorized' }, { message: 'Unauthorized' }],
    ['words beside an empty text', { response: '', message: 'Unauthorized' }, { message: 'Unauthorized' }],
  ])('is request-refused with the words of the vendor: %s', async (_what, body, vendor) => {
    const failure = await failureOf(callAction(answering(body), 'x'))

    expect(failure).toMatchObject({ code: 'request-refused', vendor: { status: 200, ...vendor } })
  })
})

describe('a success', () => {
  it.each<[string, unknown]>([
    [
      'that speaks of unauthorized things',
      { response: { revoked: 2 }, message: '2 certificates of unauthorized issuers were revoked' },
    ],
    [
      'that begins with the word',
      { response: { revoked: 2 }, message: 'Unauthorized issuers: 2 were removed.' },
    ],
    [
      'without a result that speaks of them',
      { response: null, message: '2 certificates of unauthorized issuers were revoked' },
    ],
    [
      'without a result that begins so',
      { response: null, message: 'Unauthorized certificates were revoked' },
    ],
    ['of a number that begins so', { response: 2, message: 'Unauthorized: 2 issuers were removed.' }],
    ['of a text that begins so', { response: 'done', message: 'Unauthorized, and removed: 2 issuers' }],
    ['of a yes that begins so', { response: true, message: 'Unauthorized.' }],
    ['of a number beside a status', { status: 'Failed', response: 3 }],
    ['whose data holds the word', { response: 'Report of unauthorized access' }],
    ['with the code SUCCESS', { response: { a: 1 }, appStatusCode: 'Success' }],
    ['with an empty code', { response: { a: 1, appStatusCode: '' }, appStatusCode: '' }],
    ['with a status of its own', { response: { status: 'Revoked', httpStatusCode: 200 } }],
    ['whose own data failed', { response: { response: { status: 'Failed' }, httpStatusCode: 200 } }],
    ['beside a status of something else', { status: 'Failed', response: { failed: 3 } }],
    ['with a count for a status', { response: { status: 40_400, found: 3 } }],
    ['of a text beside a status', { status: 'Failed', response: 'report of what failed' }],
    ['of a hook', { response: { status: 'Success', output: [{ _id: '1' }] } }],
  ])('%s is a success, and called once', async (_what, body) => {
    const server = scriptedGateway({ x: () => Response.json(body) })
    const session = sessionWith(server, { unauthorizedInSuccess: true })

    expect(await callAction(session, 'x')).toEqual((body as { response: unknown }).response)
    expect(server.actions()).toEqual(['login', 'x'])
  })
})

describe('a call whose connection fails', () => {
  const failing = (code: string): Session =>
    sessionWith(
      scriptedGateway({
        'certificate/create': () =>
          Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) })),
        'certificate/search': () => Promise.reject(new TypeError('terminated')),
        'visualworkflow-request-logs': () => Promise.reject(new TypeError('terminated')),
      }),
    )

  it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'])(
    'before anything was sent may be made again: %s',
    async (code) => {
      const failure = await failureOf(callAction(failing(code), 'certificate/create'))

      expect(failure).toMatchObject({ code: 'unreachable', retryable: true, cause: { code } })
      expect(failure).toHaveProperty('message', expect.stringContaining(code))
    },
  )

  it.each(['ECONNRESET', 'UND_ERR_SOCKET', 'UND_ERR_HEADERS_TIMEOUT', 'EPIPE', 'ETIMEDOUT'])(
    'later may have run: %s',
    async (code) => {
      const failure = await failureOf(callAction(failing(code), 'certificate/create'))

      expect(failure).toMatchObject({ code: 'unreachable', retryable: false })
    },
  )

  it('does no harm when it only reads', async () => {
    const session = failing('ECONNRESET')

    const search = await failureOf(callAction(session, 'certificate/search'))
    const logs = await failureOf(callAction(session, 'visualworkflow-request-logs?ids=1', { method: 'GET' }))

    expect([search, logs]).toMatchObject([{ retryable: true }, { retryable: true }])
  })

  it.each([502, 504])(
    'behind a gateway may have run, too, which does no harm to a search: %i',
    async (status) => {
      const answer = (): Response => envelope(status, null)
      const session = sessionWith(
        scriptedGateway({ 'certificate/create': answer, 'certificate/search': answer }),
      )
      const mayRepeat = async (action: string): Promise<unknown> =>
        ((await failureOf(callAction(session, action))) as { readonly retryable?: boolean }).retryable

      expect(await mayRepeat('certificate/create')).toBe(false)
      expect(await mayRepeat('certificate/create?next=certificate/search')).toBe(false)
      expect(await mayRepeat('certificate/search')).toBe(true)
      expect(await mayRepeat('/avxapi/certificate/search?gwkey=k1')).toBe(true)
    },
  )
})

describe('where an action is', () => {
  it.each([
    'certificate/search',
    '/certificate/search',
    'avxapi/certificate/search',
    '/avxapi/certificate/search',
    '/avxapi//certificate/search',
    'certificate\\search',
    ' certificate/search\n',
    'https://avx.example:31443/avxapi/certificate/search',
  ])('does not depend on how it is written: %s', async (action) => {
    for (const url of [
      '',
      '/',
      '/avxapi',
      '/avxapi/',
      '/avxapi//',
      '/avxapi/login',
      '/AvxApi/acctmgmt-perform-login/',
      '/avxapi/acctmgmt-get-service-token',
      '//avxapi//certificate/search',
    ].map((path) => `https://avx.example:31443${path}`)) {
      const server = scriptedGateway()

      await callAction(sessionWith(server, { url }), action)

      expect(server.requests.map(({ action: name, query }) => [name, query])).toEqual([
        ['login', { gwsource: 'external' }],
        ['certificate/search', { gwsource: 'external' }],
      ])
    }
  })

  it('is found by fetch and http where the vendor writes them, too', async () => {
    const server = scriptedGateway()
    const session = sessionWith(server, { url: 'https://avx.example:31443/avxapi' })

    await session.fetch('avxapi/certificate/search')
    await session.fetch('/avxapi/certificate/search')
    await session.http.get('certificate/search')
    await session.http.get('/avxapi/certificate/search')

    expect(server.actions()).toEqual(['login', ...Array.from({ length: 4 }, () => 'certificate/search')])
  })

  it('never leaves the gateway', async () => {
    const failure = await failureOf(
      callAction(sessionWith(scriptedGateway()), 'https://evil.example/avxapi/x'),
    )

    expect(failure).toMatchObject({ code: 'foreign-origin' })
  })
})

describe('the options of an action', () => {
  it.each<[string, string, object, string]>([
    ['no name', '', {}, 'action is wrong'],
    ['an unknown option', 'x', { url: 'https://avx.example' }, 'url is unknown'],
    ['another method', 'x', { method: 'TRACE' }, 'method is wrong'],
    ['two bodies', 'x', { payload: {}, json: {} }, 'payload or json'],
    ['a body with GET', 'x', { method: 'GET', json: {} }, 'A GET'],
    ['a function for a payload', 'x', { payload: () => 1 }, 'cannot be JSON'],
    ['a symbol for a body', 'x', { json: Symbol('1') }, 'cannot be JSON'],
    ['a file for a payload', 'x', { payload: new Blob(['1']) }, 'cannot be JSON'],
    ['bytes in a payload', 'x', { payload: { csr: new ArrayBuffer(1) } }, 'cannot be JSON'],
    ['an error in a payload', 'x', { payload: [new Error('1')] }, 'cannot be JSON'],
    ['no schema', 'x', { schema: {} }, 'schema is wrong'],
    ['no signal', 'x', { signal: 1 }, 'signal is wrong'],
  ])('with %s are refused before anything is sent', async (_what, ...[action, options, words]) => {
    const server = scriptedGateway()

    const failure = await failureOf(callAction(sessionWith(server), action, options))

    expect(failure).toMatchObject({
      code: 'invalid-options',
      message: expect.stringContaining(words) as string,
    })
    expect(server.requests).toEqual([])
  })
})
