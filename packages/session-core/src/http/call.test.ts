import { type Sent, sentBy } from '../../test/fixtures/sent-by.ts'
import { failing } from '../errors/session-error.ts'
import { openCall, sendCall } from './call.ts'
import { expect, it } from 'vitest'

const parts = {
  url: new URL('https://toy.test/'),
  protocol: {},
  policy: { maxReplayBytes: 10 },
  fail: failing('toy'),
}

const sent = (call: ReturnType<typeof openCall>): Promise<Sent> =>
  sentBy(async (transport) => sendCall(call, transport, await call.body.first()))

it.each([
  ['a text', 'things?a=1'],
  ['a URL', new URL('https://toy.test/things?a=1')],
])('opens a call of %s at once, without a Request', async (_what, input) => {
  const call = openCall(parts, input, { method: 'post', body: 'hello', headers: { 'x-a': '1' } })

  const { input: given, request, text } = await sent(call)
  expect([given, request.method, request.headers.get('x-a'), text]).toEqual([
    'https://toy.test/things?a=1',
    'POST',
    '1',
    'hello',
  ])
  expect([call.method, call.href]).toEqual(['POST', 'https://toy.test/things?a=1'])
})

it('opens a call without options', () => {
  const call = openCall(parts, '')

  expect(call).toMatchObject({ method: 'GET', signal: undefined, href: 'https://toy.test/' })
})

it.each([
  ['follow', 'manual'],
  ['manual', 'manual'],
  ['error', 'error'],
  [undefined, 'manual'],
] as const)('takes a redirect for the answer: %s becomes %s', (redirect, expected) => {
  const init = redirect === undefined ? {} : { redirect }

  const ofText = openCall(parts, 'x', init)
  const ofRequest = openCall(parts, new Request('https://toy.test/x', init))

  expect([ofText.init.redirect, ofRequest.init.redirect]).toEqual([expected, expected])
})

it('gives a transport an address and all that it needs, also where nothing was said', async () => {
  const { input, init } = await sent(openCall(parts, 'x'))

  expect(input).toBe('https://toy.test/x')
  expect(init).toEqual({
    method: 'GET',
    headers: new Headers(),
    body: null,
    signal: null,
    redirect: 'manual',
    cache: 'no-store',
    duplex: 'half',
  })
})

it.each<[string, RequestInit]>([
  ['without a body', {}],
  ['with an empty text', { method: 'POST', body: '' }],
  ['with a text', { method: 'POST', body: 'hello' }],
  ['with bytes', { method: 'POST', body: new Uint8Array([104, 105]) }],
])('is taken again as it was sent: a session may be the transport of another, %s', async (_what, init) => {
  const first = await sent(openCall(parts, 'x', init))

  const again = await sent(openCall(parts, String(first.input), first.init))

  expect([again.input, again.init, again.text]).toEqual([first.input, first.init, first.text])
})

it('does not see what its owner does to headers afterwards, nor writes to them', () => {
  const headers = new Headers({ 'x-a': '1' })

  const call = openCall(parts, 'x', { headers })
  headers.set('x-a', '2')
  call.headers.set('x-key', 'secret')

  expect([call.headers.get('x-a'), headers.has('x-key')]).toEqual(['1', false])
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

  const { request, text } = await sent(openCall(parts, bare, { sessionBody }))

  expect([request.headers.get('content-type'), text]).toEqual([expected, '{"a":1}'])
})

it('hands on what only a transport knows', () => {
  const more = { dispatcher: {}, next: { revalidate: 60 }, cf: {}, credentials: 'include' } as const

  expect(openCall(parts, 'x', more).init).toMatchObject(more)
})

it.each([
  ['get', 'GET'],
  ['delete', 'DELETE'],
  ['patch', 'patch'],
  ['PATCH', 'PATCH'],
])('names the method %s as the platform does: %s', (method, expected) => {
  expect(openCall(parts, 'x', { method }).init.method).toBe(expected)
})
