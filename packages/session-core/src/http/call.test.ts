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

/** What a transport is given, read as a server would. */
async function sentBy(call: ReturnType<typeof openCall>): Promise<{
  readonly input: unknown
  readonly init: RequestInit
  readonly request: Request
  readonly text: string
}> {
  const given: { readonly input: unknown; readonly init: RequestInit }[] = []
  const transport: typeof fetch = (input, init = {}) => {
    given.push({ input, init })
    return Promise.resolve(new Response())
  }
  await sendCall(call, transport, await call.body.first())
  const [seen] = given
  if (seen === undefined) throw new Error('nothing was sent')

  const request = new Request(String(seen.input), seen.init)
  return { ...seen, request, text: await request.text() }
}

it.each([
  ['a text', 'things?a=1'],
  ['a URL', new URL('https://toy.test/things?a=1')],
])('opens a call of %s at once, without a Request', async (_what, input) => {
  const call = openCall(parts, input, { method: 'post', body: 'hello', headers: { 'x-a': '1' } })

  const { input: given, request, text } = await sentBy(call)
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
  const { input, init } = await sentBy(openCall(parts, 'x'))

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
  const first = await sentBy(openCall(parts, 'x', init))

  const again = await sentBy(openCall(parts, String(first.input), first.init))

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
  ['where it is', parts, 'https://toy.test/x'],
  ['where its standing parameters lead', moving, 'https://toy.test/x?mode=x'],
])('sends a bare request %s', async (_what, given, href) => {
  const bare = new Request('https://toy.test/x', { method: 'PUT', body: 'hello', headers: { 'x-a': '1' } })

  const { input, init, text } = await sentBy(openCall(given, bare))

  expect([input, init.method, new Headers(init.headers).get('x-a'), text]).toEqual([
    href,
    'PUT',
    '1',
    'hello',
  ])
  expect(init.body).toBeInstanceOf(Uint8Array)
})

it('sends a bare request whole whose body is too long to keep', async () => {
  const bare = new Request('https://toy.test/x', { method: 'POST', body: 'longer than ten' })

  const call = openCall(parts, bare)
  const { init, text } = await sentBy(call)

  expect([text, (init as { duplex?: string }).duplex]).toEqual(['longer than ten', 'half'])
  expect(await call.body.again()).toBeUndefined()
})

it('lets the options win over the request', async () => {
  const { signal } = new AbortController()
  const bare = new Request('https://toy.test/x', { method: 'POST', body: 'old', headers: { 'x-a': '1' } })

  const call = openCall(parts, bare, { method: 'put', body: 'new', headers: { 'x-b': '2' }, signal })

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

  const { request, text } = await sentBy(openCall(parts, bare, { sessionBody }))

  expect([request.headers.get('content-type'), text]).toEqual([expected, '{"a":1}'])
})

const chosen = { method: 'DELETE', headers: { 'x-a': '1' }, body: 'hello', credentials: 'omit' } as const

it.each<[string, () => RequestInit]>([
  ['a request', () => new Request('https://other.test/', chosen)],
  ['an object that inherits them', () => Object.create(chosen) as RequestInit],
])('reads its options where the platform does: in %s', async (_what, options) => {
  for (const input of ['x', new Request('https://toy.test/x', { method: 'PUT', body: 'other' })]) {
    const { init, request, text } = await sentBy(openCall(parts, input, options()))

    expect([request.method, request.headers.get('x-a'), text]).toEqual(['DELETE', '1', 'hello'])
    expect(init).toMatchObject({ credentials: 'omit', cache: 'no-store', redirect: 'manual' })
  }
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

it('reads a request of another library by what it can do', async () => {
  const theirs = {
    url: 'https://toy.test/x',
    method: 'post',
    headers: new Map([['x-a', '1']]),
    body: new Blob(['hello']).stream(),
    arrayBuffer: () => Promise.reject(new Error('not needed')),
  }

  const { input, request, text } = await sentBy(openCall(parts, theirs as unknown as string))

  expect([input, request.method, request.headers.get('x-a'), text]).toEqual([
    'https://toy.test/x',
    'POST',
    '1',
    'hello',
  ])
})

it.each(['https://evil.test/', new URL('https://evil.test/'), new Request('https://evil.test/')])(
  'does not open a call to a stranger: %s',
  (input) => {
    expect(() => openCall(parts, input)).toThrow(expect.objectContaining({ code: 'foreign-origin' }) as Error)
  },
)

it.each([
  ['no method', {}, 'GET'],
  ['get', { method: 'get' }, 'GET'],
  ['HEAD', { method: 'HEAD' }, 'HEAD'],
])('says that a body was given with %s: nobody need look for a broken network', (_what, init, method) => {
  for (const body of ['hello', '', new Uint8Array(2), new ReadableStream<Uint8Array>()]) {
    expect(() => openCall(parts, 'things', { ...init, body })).toThrow(
      new TypeError(`fetch takes no body with ${method}.`),
    )
  }
  expect(openCall(parts, 'things', { ...init, body: null }).method).toBe(method)
})

it.each<[string, unknown, string | RegExp]>([
  ['a text for its options', 'POST', 'fetch takes an object of options.'],
  ['what is no signal', { signal: {} }, 'fetch takes an AbortSignal.'],
  ['a number for a signal', { signal: 5000 }, 'fetch takes an AbortSignal.'],
  [
    'an object without a prototype for its body',
    { method: 'POST', body: Object.create(null) as unknown },
    'fetch cannot send a body of the kind Object: use text, bytes or a form.',
  ],
  ['null for its headers', { headers: null }, /^Headers constructor: /],
])('says what it takes, given %s', (_what, init, says) => {
  const open = (): unknown => openCall(parts, 'x', init as RequestInit)

  expect(open).toThrow(TypeError)
  expect(open).toThrow(says)
})
