import { looking, type Sent } from '../../test/fixtures/looking-http.ts'
import type { Options } from 'ky'
import { expect, it } from 'vitest'

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)
const search = (): URLSearchParams => new URLSearchParams('a=before')
const change = (part: { readonly set: (name: string, value: string) => void }): void => part.set('a', 'after')
const afterResponse = [() => undefined]
const naming = [({ request }: { readonly request: Request }) => request.headers.set('a', 'before')]

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
      { body: 'before' },
    ),
    'a buffer': one(
      ({ buffer }) => ({ body: buffer }),
      () => bytes('before'),
      (view) => view.fill(0),
      { body: 'before' },
    ),
    'bytes that a hook watches': one(
      (body) => ({ body, hooks: { afterResponse } }),
      () => bytes('before'),
      (body) => body.fill(0),
      { body: 'before' },
    ),
    'JSON that a hook watches': one(
      (json) => ({ json, hooks: { afterResponse } }),
      () => ({ pages: [{ start: 1 }] }),
      ({ pages }) => Object.assign(pages[0] ?? {}, { start: 2 }),
      { body: '{"pages":[{"start":1}]}' },
    ),
    hooks: one(
      (hooks) => ({ hooks }),
      () => ({ beforeRequest: [...naming] }),
      ({ beforeRequest }) => beforeRequest.pop(),
      { name: 'before' },
    ),
    'what hooks are told': one(
      (context) => ({
        context,
        hooks: { init: [(init) => void (init.headers = { a: init.context?.['a'] as string })] },
      }),
      () => ({ a: 'before' }),
      (context) => (context.a = 'after'),
      { name: 'before' },
    ),
    'pairs of what is no text': one(
      (pair) => ({ searchParams: [pair, ['b', undefined]] as never }),
      (): [string, unknown] => ['a', null],
      (pair) => (pair[1] = 'after'),
      { url: 'https://toy.test/things?a=null&b=undefined' },
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

it('takes a request as it was: its headers, and its body', async () => {
  const { http, sent } = looking()
  const request = new Request('https://toy.test/', {
    method: 'POST',
    body: 'words',
    headers: { a: 'before' },
  })

  const call = http(request)
  request.headers.set('a', 'after')
  await call

  expect(request.bodyUsed).toBe(true)
  expect(sent).toMatchObject([{ url: 'https://toy.test/', name: 'before', body: 'words' }])
})
