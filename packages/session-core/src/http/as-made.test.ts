import { failing } from '../errors/session-error.ts'
import { createSessionHttp } from '../request/session-http.ts'
import type { CallInit } from './call.ts'
import type { KyInstance, Options } from 'ky'
import { expect, it } from 'vitest'

interface Sent {
  readonly url: string
  readonly name: string | null
  readonly body: unknown
}

/** A session's own ky, not loaded yet, over a fetch that only looks. */
function looking(): { readonly http: KyInstance; readonly sent: Sent[] } {
  const place = { protocol: {}, url: new URL('https://toy.test/'), fail: failing('toy') }
  const sent: Sent[] = []
  const http = createSessionHttp(place, async (input, { sessionBody }: CallInit = {}) => {
    const request = input as Request
    const body = sessionBody ? sessionBody.body : await request.text()
    sent.push({ url: request.url, name: request.headers.get('a'), body })
    return new Response()
  })
  return { http, sent }
}

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)
const search = (): URLSearchParams => new URLSearchParams('a=before')
const change = (part: { readonly set: (name: string, value: string) => void }): void => part.set('a', 'after')
const afterResponse = [() => undefined]

/** What a call is made with, what its owner then does to it, and what is sent. */
type Case<Part> = readonly [
  (part: Part) => Options,
  make: () => Part,
  (part: Part) => unknown,
  sent: Partial<Sent>,
]
const one = <Part>(...all: Case<Part>): Case<never> => all as never

it.each(
  Object.entries({
    JSON: one(
      (json) => ({ json }),
      () => ({ page: { start: 1 } }),
      ({ page }) => (page.start = 2),
      { body: '{"page":{"start":1}}' },
    ),
    bytes: one(
      (body) => ({ body }),
      () => bytes('before'),
      (body) => body.fill(0),
      { body: bytes('before') },
    ),
    'a buffer': one(
      ({ buffer }) => ({ body: buffer }),
      () => bytes('before'),
      (view) => view.fill(0),
      { body: bytes('before') },
    ),
    'bytes that a hook watches': one(
      (body) => ({ body, hooks: { afterResponse } }),
      () => bytes('before'),
      (body) => body.fill(0),
      { body: 'before' },
    ),
    'a search as a body': one((body) => ({ body }), search, change, { body: 'a=before' }),
    parameters: one((searchParams) => ({ searchParams }), search, change, {
      url: 'https://toy.test/things?a=before',
    }),
    headers: one(
      (headers) => ({ headers }),
      () => new Headers({ a: 'before' }),
      change,
      { name: 'before' },
    ),
    'headers in a record': one(
      (headers) => ({ headers }),
      () => ({ a: 'before' }),
      (headers) => (headers.a = 'after'),
      { name: 'before' },
    ),
    'headers in a list': one(
      (pair) => ({ headers: [pair] }),
      (): [string, string] => ['a', 'before'],
      (pair) => (pair[1] = 'after'),
      { name: 'before' },
    ),
  }),
)(
  'sends %s as it was when the call was made, in the first call and in the second',
  async (_what, [given, make, spoil, is]) => {
    const { http, sent } = looking()

    for (const time of ['first', 'second']) {
      const part = make()
      const call = http.post('things', given(part))
      spoil(part)
      await call
      expect(sent.at(-1), time).toMatchObject(is)
    }
  },
)

it('goes where its address led when the call was made', async () => {
  const { http, sent } = looking()
  const input = new URL('https://toy.test/before')

  const call = http.get(input)
  input.pathname = '/after'
  await call

  expect(sent[0]?.url).toBe('https://toy.test/before')
})

it.each([
  [
    'of the call',
    (http: KyInstance) => http.post('x', { json: { at: 1n }, stringifyJson: () => 'own words' }),
  ],
  [
    'of an instance',
    (http: KyInstance) => http.extend({ stringifyJson: () => 'own words' }).post('x', { json: { at: 1n } }),
  ],
])('writes JSON by the words %s', async (_whose, call) => {
  const { http, sent } = looking()

  await call(http)

  expect(sent[0]?.body).toBe('own words')
})

it.each([
  ['what is no options', 'GET', 'must be an object'],
  ['a list', [], 'must be an object'],
  ['JSON that cannot be written', { json: { self: 1n } }, 'BigInt'],
  ['a body that no fetch sends', { body: {} }, 'cannot send a body of the kind Object'],
])('says of %s what ky says', async (_what, options, words) => {
  const { http, sent } = looking()
  const call = async (): Promise<unknown> => http.post('x', options as never)

  await expect(call()).rejects.toThrow(words)
  await expect((async () => http.post('x', options as never).json())()).rejects.toThrow(words)
  await expect(call()).rejects.toThrow(words)

  expect(sent).toEqual([])
})
