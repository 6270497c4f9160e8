import { envelope, failureOf, scriptedGateway, sessionWith } from './scripted-gateway.ts'
import { callAction, type Session } from '@org/appviewx-auth'
import { manualClock } from '@org/session-core/testing'
import * as v from 'valibot'
import { describe, expect, expectTypeOf, it } from 'vitest'

const answering = (answer: () => Response): Session => sessionWith(scriptedGateway({ x: answer }))
const file = Uint8Array.of(0x30, 0x82, 0xff, 0x00)

describe('what an action answers with', () => {
  it('as envelope: its data, and what the vendor said beside it', async () => {
    const session = answering(() =>
      Response.json({
        response: { renewed: 3 },
        message: '3 of 5 certificates were renewed',
        appStatusCode: null,
        tags: { failed: ['a', 'b'] },
      }),
    )

    const answer = await callAction(session, 'x', {
      as: 'envelope',
      schema: v.object({ renewed: v.number() }),
    })

    expectTypeOf(answer.response.renewed).toEqualTypeOf<number>()
    expect(answer).toEqual({
      status: 200,
      response: { renewed: 3 },
      message: '3 of 5 certificates were renewed',
      tags: { failed: ['a', 'b'] },
    })
  })

  it('as envelope of nothing: nothing', async () => {
    const answer = await callAction(
      answering(() => new Response(null, { status: 204 })),
      'x',
      { as: 'envelope' },
    )

    expect(answer).toEqual({ status: 204, response: null, message: '', tags: null })
  })

  it.each([
    ['a file', () => new Response(file), [...file]],
    ['nothing', () => new Response(null, { status: 204 }), []],
    ['an envelope', () => new Response('{"response":1}'), [...Buffer.from('{"response":1}')]],
  ])('as bytes: %s', async (_what, answer, bytes) => {
    expect([...(await callAction(answering(answer), 'x', { as: 'bytes' }))]).toEqual(bytes)
  })

  it.each([
    ['a status', () => envelope(404, null, { code: 'NO_RECORDS_FOUND' }), 'request-refused'],
    ['a page with a status', () => new Response('<html>', { status: 502 }), 'unexpected-reply'],
    ['a refusal inside a 2xx', () => envelope(200, null, { code: 'AVX_1' }), 'request-refused'],
  ])('as bytes: not %s', async (_what, answer, code) => {
    expect(await failureOf(callAction(answering(answer), 'x', { as: 'bytes' }))).toMatchObject({ code })
  })

  it('as response: the answer itself, unread', async () => {
    const answer = await callAction(
      answering(() => new Response(file, { headers: { 'content-disposition': 'attachment' } })),
      'x',
      { as: 'response' },
    )

    expect([answer.bodyUsed, answer.headers.get('content-disposition')]).toEqual([false, 'attachment'])
  })

  it('as response: not a refusal', async () => {
    const session = answering(() => envelope(403, null, { code: 'NO_RIGHT' }))

    expect(await failureOf(callAction(session, 'x', { as: 'response' }))).toMatchObject({
      code: 'request-refused',
      vendor: { code: 'NO_RIGHT' },
    })
  })

  it('by default: what is in the envelope, and a hint for anything else', async () => {
    const failure = await failureOf(
      callAction(
        answering(() => new Response(file)),
        'x',
      ),
    )

    expect(failure).toMatchObject({ code: 'unexpected-reply' })
    expect(failure).toHaveProperty(
      'message',
      expect.stringContaining("Check url; ask for a file as: 'bytes'."),
    )
  })

  it('by default: null where there is nothing', async () => {
    expect(
      await callAction(
        answering(() => new Response(null, { status: 204 })),
        'x',
      ),
    ).toBeNull()
  })

  it.each(['bytes', 'response'] as const)('cannot be %s and fit a schema', async (as) => {
    const options = { as, schema: v.unknown() } as { as: 'bytes' }

    expect(
      await failureOf(
        callAction(
          answering(() => new Response()),
          'x',
          options,
        ),
      ),
    ).toMatchObject({
      code: 'invalid-options',
    })
  })

  it('is decoded by its charset', async () => {
    const bytes = Uint8Array.from(Buffer.from('{"response":{"owner":"Müller"},"message":null}', 'latin1'))
    const session = answering(
      () => new Response(bytes, { headers: { 'content-type': 'application/json; charset=ISO-8859-1' } }),
    )

    expect(await callAction(session, 'x')).toEqual({ owner: 'Müller' })
  })
})

it.each(['data', 'bytes', 'envelope'] as const)(
  'its signal ends a call whose answer has begun, whatever the transport makes of it: %s',
  async (as) => {
    const caller = new AbortController()
    const stalled = new ReadableStream({
      start: (stream) => stream.enqueue(new TextEncoder().encode('{"resp')),
      pull: () => caller.abort(new Error('enough')),
    })

    const failure = await failureOf(
      callAction(
        answering(() => new Response(stalled)),
        'x',
        { as: as as 'data', signal: caller.signal },
      ),
    )

    expect(failure).toMatchObject({ message: 'enough' })
  },
)

describe('a server that asks for patience', () => {
  it.each([429, 503])('is understood: %i', async (status) => {
    const session = answering(() => new Response('', { status, headers: { 'retry-after': '7' } }))

    expect(await failureOf(callAction(session, 'x'))).toMatchObject({ retryable: true, retryAfterMs: 7000 })
  })

  it('is understood at login', async () => {
    const answer = (): Response => new Response('', { status: 503, headers: { 'retry-after': '7' } })

    expect(await failureOf(sessionWith(scriptedGateway({ login: answer })).login())).toMatchObject({
      code: 'unexpected-reply',
      retryAfterMs: 7000,
    })
  })

  it('is given it by a call with retry', async () => {
    const clock = manualClock()
    let calls = 0
    const gateway = scriptedGateway({
      x: () => {
        calls += 1
        return calls === 1
          ? new Response('', { status: 429, headers: { 'retry-after': '7' } })
          : envelope(200, { calls })
      },
    })
    const session = sessionWith(gateway, { clock })
    await session.login()

    const answer = callAction(session, 'x', { payload: { a: 1 }, retry: { limit: 1, methods: ['POST'] } })
    await clock.advance(7000)

    expect(await answer).toEqual({ calls: 2 })
    expect(gateway.requests.slice(1).map(({ body }) => body)).toEqual([
      '{"payload":{"a":1}}',
      '{"payload":{"a":1}}',
    ])
  })

  it.each([
    {},
    { limit: -1 },
    { limit: 11 },
    { limit: 1.5 },
    { limit: 1, methods: 'POST' },
    { limit: 1, wait: 5 },
  ])('needs options that are right: %j', async (retry) => {
    const failure = await failureOf(
      callAction(
        answering(() => new Response()),
        'x',
        { retry } as object,
      ),
    )

    expect(failure).toMatchObject({ code: 'invalid-options' })
    expect(failure).toHaveProperty('message', expect.stringContaining('retry.'))
  })
})
