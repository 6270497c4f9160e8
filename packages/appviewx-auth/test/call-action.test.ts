import { envelope, failureOf, scriptedGateway, sessionWith } from './scripted-gateway.ts'
import { callAction } from '@org/appviewx-auth'
import { createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'

const answering = (answer: () => Response): ReturnType<typeof sessionWith> =>
  sessionWith(scriptedGateway({ 'certificate/search': answer }))

describe('callAction', () => {
  it.each([
    ['a payload', { payload: { a: 1 } }, 'POST', '{"payload":{"a":1}}'],
    ['a flat body', { json: { a: 1 }, method: 'PUT' }, 'PUT', '{"a":1}'],
    ['a payload of null', { payload: null }, 'POST', '{"payload":null}'],
    ['nothing', {}, 'POST', '{}'],
    ['nothing to send', { method: 'GET' }, 'GET', ''],
  ] as const)('sends %s', async (...[, options, method, body]) => {
    const server = scriptedGateway()

    await callAction(sessionWith(server), 'certificate/search?ids=1', options)

    expect(server.requests[1]).toMatchObject({ method, body, query: { ids: '1', gwsource: 'external' } })
    expect(server.requests[1]?.headers.get('content-type')).toBe('application/json')
  })

  it.each([
    ['payload', { payload: { big: 5n } }],
    ['json', { json: () => 1 }],
    ['payload of entries', { payload: new Map([['id', 1]]) }],
    ['json of search parameters', { json: new URLSearchParams('id=1') }],
    ['payload of headers', { payload: { with: new Headers({ id: '1' }) } }],
  ])('sends nothing when its %s cannot be JSON', async (_what, options) => {
    const server = scriptedGateway()

    const failure = await failureOf(callAction(sessionWith(server), 'certificate/search', options))

    expect(failure).toMatchObject({ code: 'invalid-options' })
    expect(server.requests).toEqual([])
  })

  it.each([null, 'json', 7, []])('sends nothing when its options are %j', async (options) => {
    const server = scriptedGateway()

    const failure = await failureOf(callAction(sessionWith(server), 'certificate/search', options as object))

    expect(failure).toMatchObject({
      code: 'invalid-options',
      message:
        'The options are wrong: expected an object with action, method, payload, json, as, schema, signal, retry.',
    })
    expect(server.requests).toEqual([])
  })

  it('loses no digit of an id that is a long number', async () => {
    const session = answering(() => new Response('{"response":{"resourceId":9007199254740993,"version":7}}'))

    expect(await callAction(session, 'certificate/search')).toEqual({
      resourceId: '9007199254740993',
      version: 7,
    })
  })

  it('unwraps the answer, whatever it is', async () => {
    const responses = [{ id: 7 }, [1], 'text', null, 0]

    const answers = await Promise.all(
      responses.map((response) =>
        callAction(
          answering(() => envelope(200, response)),
          'certificate/search',
        ),
      ),
    )

    expect(answers).toEqual(responses)
  })

  it('reads the answer through a schema', async () => {
    const server = createAppViewXEmulator()
    const schema = v.object({ response: v.object({ totalRecords: v.pipe(v.number(), v.transform(String)) }) })

    const json = { input: { category: 'Server' }, filter: { max: '1', start: '1' } }
    const found = await callAction(sessionWith(server), 'certificate/search', { json, schema })

    expect(found.response.totalRecords).toMatch(/^\d+$/)
  })

  it('ends with its signal while a schema still waits', async () => {
    const ending = new AbortController()
    const schema = v.pipeAsync(
      v.any(),
      v.checkAsync(() => {
        ending.abort('enough')
        return new Promise(() => {})
      }),
    )
    const options = { schema, signal: ending.signal }
    const reading = callAction(sessionWith(scriptedGateway()), 'certificate/search', options)

    await expect(reading).rejects.toBe('enough')
  })

  it('says where the answer does not fit the schema, and quotes nothing', async () => {
    const schema = v.object({ items: v.array(v.object({ name: v.number() })) })
    const session = answering(() => envelope(200, { items: [{ name: 'hidden' }] }))

    const failure = await failureOf(callAction(session, 'certificate/search', { schema }))

    expect(failure).toMatchObject({
      code: 'unexpected-reply',
      message: 'The certificate/search reply does not fit at items.0.name. Check url and schema.',
    })
    expect(JSON.stringify(failure)).not.toContain('hidden')
  })

  it.each([
    [
      '404 NO_RECORDS_FOUND',
      () => envelope(404, null, { code: 'NO_RECORDS_FOUND', message: 'None.' }),
      'NO_RECORDS_FOUND',
    ],
    ['406', () => envelope(406, null, { code: 'DEVICE_NOT_SUPPORTED' }), 'DEVICE_NOT_SUPPORTED'],
    ['an inner code', () => envelope(400, { appStatusCode: 'INNER' }), 'INNER'],
    ['a 2xx that says FAILURE', () => envelope(200, { status: 'FAILURE', appStatusCode: 'X' }), 'X'],
    ['a 2xx that says Unauthorized', () => envelope(200, null, { message: 'Unauthorized.' }), undefined],
    ['a 2xx with a refusal for an answer', () => envelope(200, 'Unauthorized access to API x'), undefined],
    ['a 403 with words', () => envelope(403, 'Unauthorized access to API x'), undefined],
  ])('turns a refusal into request-refused: %s', async (_what, answer, code) => {
    const failure = await failureOf(callAction(answering(answer), 'certificate/search'))

    expect(failure).toMatchObject({ code: 'request-refused', protocol: 'appviewx', retryable: false })
    expect(failure).toHaveProperty('vendor.status', answer().status)
    expect((failure as { vendor: { code?: string } }).vendor.code).toBe(code)
  })

  it('says that a throttled call may be made again', async () => {
    const failure = await failureOf(
      callAction(
        answering(() => envelope(429, null)),
        'certificate/search',
      ),
    )

    expect(failure).toMatchObject({ code: 'request-refused', retryable: true })
  })

  it.each([
    ['a page', () => new Response('<html>secret</html>', { status: 502 }), true],
    ['a page with a 200', () => new Response('<html>secret</html>'), false],
    ['another JSON', () => Response.json({ secret: 1 }), false],
    ['nothing', () => new Response(null), false],
  ])('does not take %s for an answer of AppViewX', async (_what, answer, retryable) => {
    const failure = await failureOf(callAction(answering(answer), 'certificate/search'))

    expect(failure).toMatchObject({ code: 'unexpected-reply', retryable })
    expect(JSON.stringify(failure)).not.toContain('secret')
  })

  it.each(['drop', 'truncate'] as const)('calls a connection that %ss unreachable', async (fault) => {
    const server = createAppViewXEmulator()
    const session = sessionWith(server)
    await session.login()
    server.failNext(fault)

    const failure = await failureOf(callAction(session, 'certificate/search'))

    expect(failure).toMatchObject({ code: 'unreachable', retryable: true })
  })

  it('ends with the reason of its signal', async () => {
    const server = createAppViewXEmulator()
    const session = sessionWith(server)
    await session.login()
    const controller = new AbortController()
    server.holdNextReply()

    const call = failureOf(callAction(session, 'certificate/search', { signal: controller.signal }))
    controller.abort(new Error('enough'))

    expect(await call).toMatchObject({ message: 'enough' })
  })

  it('keeps the session id to itself when a gateway echoes it, whatever it looks like', async () => {
    const sessionId = '3f0c8f5e-7a51-4c5e-9a53-2f1f0f3f7b11'
    const server = scriptedGateway({
      login: () => envelope(200, { status: 'SUCCESS', sessionId }),
      'certificate/search': () =>
        envelope(400, null, { code: 'NO_RIGHT', message: `No right for ${sessionId}` }),
    })

    const failure = await failureOf(callAction(sessionWith(server), 'certificate/search'))

    expect(failure).toMatchObject({
      code: 'request-refused',
      vendor: { code: 'NO_RIGHT', message: 'No right for [secret]' },
    })
  })

  it('fails as its login fails', async () => {
    const server = createAppViewXEmulator()
    const session = sessionWith(server, { credentials: { username: 'admin', password: 'wrong' } })

    const failure = await failureOf(callAction(session, 'certificate/search'))

    expect(failure).toMatchObject({ code: 'credentials-rejected' })
  })
})
