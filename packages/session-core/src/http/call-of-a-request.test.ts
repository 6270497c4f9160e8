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
const moving = { ...parts, protocol: { query: { mode: 'x' } } }

const sent = (call: ReturnType<typeof openCall>): Promise<Sent> =>
  sentBy(async (transport) => sendCall(call, transport, await call.body.first()))

it.each([
  ['where it is', parts, 'https://toy.test/x'],
  ['where its standing parameters lead', moving, 'https://toy.test/x?mode=x'],
])('sends a bare request %s', async (_what, given, href) => {
  const bare = new Request('https://toy.test/x', { method: 'PUT', body: 'hello', headers: { 'x-a': '1' } })

  const { input, init, text } = await sent(openCall(given, bare))

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
  const { init, text } = await sent(call)

  expect([text, (init as { duplex?: string }).duplex]).toEqual(['longer than ten', 'half'])
  expect(await call.body.again()).toBeUndefined()
})

it('lets the options win over the request', async () => {
  const { signal } = new AbortController()
  const bare = new Request('https://toy.test/x', { method: 'POST', body: 'old', headers: { 'x-a': '1' } })

  const call = openCall(parts, bare, { method: 'put', body: 'new', headers: { 'x-b': '2' }, signal })

  const { request, text } = await sent(call)
  expect([request.method, request.headers.get('x-a'), request.headers.get('x-b'), text]).toEqual([
    'PUT',
    null,
    '2',
    'new',
  ])
  expect([call.method, call.signal]).toEqual(['PUT', signal])
})

const chosen = { method: 'DELETE', headers: { 'x-a': '1' }, body: 'hello', credentials: 'omit' } as const

it.each<[string, () => RequestInit]>([
  ['a request', () => new Request('https://other.test/', chosen)],
  ['an object that inherits them', () => Object.create(chosen) as RequestInit],
])('reads its options where the platform does: in %s', async (_what, options) => {
  for (const input of ['x', new Request('https://toy.test/x', { method: 'PUT', body: 'other' })]) {
    const { init, request, text } = await sent(openCall(parts, input, options()))

    expect([request.method, request.headers.get('x-a'), text]).toEqual(['DELETE', '1', 'hello'])
    expect(init).toMatchObject({ credentials: 'omit', cache: 'no-store', redirect: 'manual' })
  }
})

it('reads a request of another library by what it can do', async () => {
  const theirs = {
    url: 'https://toy.test/x',
    method: 'post',
    headers: new Map([['x-a', '1']]),
    body: new Blob(['hello']).stream(),
    arrayBuffer: () => Promise.reject(new Error('not needed')),
  }

  const { input, request, text } = await sent(openCall(parts, theirs as unknown as string))

  expect([input, request.method, request.headers.get('x-a'), text]).toEqual([
    'https://toy.test/x',
    'POST',
    '1',
    'hello',
  ])
})
