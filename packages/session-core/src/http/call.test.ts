import { failing } from '../errors/session-error.ts'
import { openCall, sendCall } from './call.ts'
import { expect, it } from 'vitest'

const parts = {
  url: new URL('https://toy.test/'),
  protocol: {},
  policy: { maxReplayBytes: 10 },
  fail: failing('toy'),
}
const moving = { ...parts, protocol: { query: { mode: 'x' } } }

/** What the platform would be given, read as a server would. */
async function sentBy(
  call: Awaited<ReturnType<typeof openCall>>,
): Promise<{ input: unknown; request: Request; text: string }> {
  const given: { input: unknown; request: Request }[] = []
  const transport: typeof fetch = (input, init) => {
    given.push({ input, request: new Request(input, init) })
    return Promise.resolve(new Response())
  }
  await sendCall(call, transport, call.body.first)
  const [seen] = given
  if (seen === undefined) return expect.unreachable('nothing was sent')
  return { ...seen, text: await seen.request.text() }
}

it.each([
  ['a text', 'things?a=1'],
  ['a URL', new URL('https://toy.test/things?a=1')],
])('opens a call of %s at once, without a Request', async (_what, input) => {
  const call = await openCall(parts, input, { method: 'post', body: 'hello', headers: { 'x-a': '1' } })

  const { input: given, request, text } = await sentBy(call)
  expect([given, request.method, request.headers.get('x-a'), text]).toEqual([
    'https://toy.test/things?a=1',
    'POST',
    '1',
    'hello',
  ])
  expect([call.method, call.href]).toEqual(['POST', 'https://toy.test/things?a=1'])
})

it('opens a call without options', async () => {
  const call = await openCall(parts, '')

  expect(call).toMatchObject({ method: 'GET', signal: undefined, input: 'https://toy.test/' })
})

it.each([
  ['follow', 'manual'],
  ['manual', 'manual'],
  ['error', 'error'],
  [undefined, 'manual'],
] as const)('takes a redirect for the answer: %s becomes %s', async (redirect, expected) => {
  const init = redirect === undefined ? {} : { redirect }

  const ofText = await openCall(parts, 'x', init)
  const ofRequest = await openCall(parts, new Request('https://toy.test/x', init))

  expect([ofText.init.redirect, ofRequest.init.redirect]).toEqual([expected, expected])
})

it.each([undefined, null])('hands a call on as it is where it has no body: %s', async (body) => {
  const call = await openCall(parts, 'x')
  const given: unknown[] = []

  await sendCall(
    call,
    (_input, init) => {
      given.push(init)
      return Promise.resolve(new Response())
    },
    body,
  )

  expect(given[0]).toBe(call.init)
})

it('does not see what its owner does to headers afterwards, nor writes to them', async () => {
  const headers = new Headers({ 'x-a': '1' })

  const call = await openCall(parts, 'x', { headers })
  headers.set('x-a', '2')
  call.headers.set('x-key', 'secret')

  expect([call.headers.get('x-a'), headers.has('x-key')]).toEqual(['1', false])
})

it.each([
  ['stays as it is', parts, true],
  ['is sent again to where its standing parameters lead', moving, false],
])('a bare request %s', async (_what, given, stays) => {
  const bare = new Request('https://toy.test/x', { method: 'PUT', body: 'hello', headers: { 'x-a': '1' } })

  const { input, request, text } = await sentBy(await openCall(given, bare))

  expect(input === bare).toBe(stays)
  expect([request.method, request.headers.get('x-a'), text]).toEqual(['PUT', '1', 'hello'])
  expect(request.url).toBe(stays ? 'https://toy.test/x' : 'https://toy.test/x?mode=x')
})

it.each([
  ['where it is', parts],
  ['elsewhere', moving],
])('sends a bare request whole whose body is too long to keep, %s', async (_where, given) => {
  const bare = new Request('https://toy.test/x', { method: 'POST', body: 'longer than ten' })

  const call = await openCall(given, bare)

  expect((await sentBy(call)).text).toBe('longer than ten')
  expect(await call.body.again()).toBeUndefined()
})

it('lets the options win over the request', async () => {
  const { signal } = new AbortController()
  const bare = new Request('https://toy.test/x', { method: 'POST', body: 'old', headers: { 'x-a': '1' } })

  const call = await openCall(parts, bare, { method: 'put', body: 'new', headers: { 'x-b': '2' }, signal })

  const { request, text } = await sentBy(call)
  expect([request.method, request.headers.get('x-a'), request.headers.get('x-b'), text]).toEqual([
    'PUT',
    null,
    '2',
    'new',
  ])
  expect([call.method, call.signal]).toEqual(['PUT', signal])
})

it.each([
  ['its type', {}, 'application/json'],
  [
    'the type that its owner named',
    { 'content-type': 'application/vnd.toy+json' },
    'application/vnd.toy+json',
  ],
])('sends a body that was handed past ky with %s', async (_what, headers, expected) => {
  const sessionBody = { body: '{"a":1}', contentType: 'application/json' }
  const bare = new Request('https://toy.test/x', { method: 'POST', headers })

  const { request, text } = await sentBy(await openCall(parts, bare, { sessionBody }))

  expect([request.headers.get('content-type'), text]).toEqual([expected, '{"a":1}'])
})

it('keeps the settings of a bare request that is sent elsewhere', async () => {
  const caller = new AbortController()
  const bare = new Request('https://toy.test/x', {
    cache: 'no-store',
    credentials: 'omit',
    signal: caller.signal,
  })

  const { init } = await openCall(moving, bare)

  expect(init).toMatchObject({ cache: 'no-store', credentials: 'omit', method: 'GET' })
  caller.abort()
  expect(init.signal?.aborted).toBe(true)
})

it.each(['https://evil.test/', new URL('https://evil.test/'), new Request('https://evil.test/')])(
  'does not open a call to a stranger: %s',
  (input) => {
    expect(() => openCall(parts, input)).toThrow(expect.objectContaining({ code: 'foreign-origin' }) as Error)
  },
)
