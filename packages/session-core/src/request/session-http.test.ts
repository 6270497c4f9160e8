import type { CallInit } from '../http/call.ts'
import { createSessionHttp } from './session-http.ts'
import { expect, it } from 'vitest'

const place = { protocol: { basePath: 'api/' }, url: new URL('https://toy.test/') }

interface Seen {
  readonly url: string
  readonly handed: unknown
  readonly contentType: string | undefined
  readonly streamed: boolean
}

/** ky over a fetch that only looks. */
function looking(): { readonly http: ReturnType<typeof createSessionHttp>; readonly seen: Seen[] } {
  const seen: Seen[] = []
  const http = createSessionHttp(place, async (input, init: CallInit = {}) => {
    await Promise.resolve()
    const { body, contentType } = init.sessionBody ?? {}
    const request = input as Request
    seen.push({ url: request.url, handed: body, contentType, streamed: request.body !== null })
    return new Response()
  })
  return { http, seen }
}

it('resolves against the base path and hands JSON on as text, with its type', async () => {
  const { http, seen } = looking()

  await http.post('things', { json: { a: 1 } })

  expect(seen).toEqual([
    {
      url: 'https://toy.test/api/things',
      handed: '{"a":1}',
      contentType: 'application/json',
      streamed: false,
    },
  ])
})

it('neither tries again nor gives up by itself: a login may take as long as a person thinks', () => {
  const { http } = looking()
  const seen: unknown[] = []

  http.extend((options) => {
    seen.push(options.retry, options.timeout)
    return {}
  })

  expect(seen).toEqual([0, false])
})

it.each([
  ['text', 'hello'],
  ['a form', new URLSearchParams({ a: '1' })],
  ['a multipart form', new FormData()],
  ['bytes', new Uint8Array([1, 2])],
  ['a blob', new Blob(['x'])],
])('hands on %s as it is', async (_what, body) => {
  const { http, seen } = looking()

  await http.post('things', { body })

  expect(seen).toMatchObject([{ handed: body, streamed: false }])
})

it('keeps bytes as they were when the call was made', async () => {
  const { http, seen } = looking()
  const bytes = new TextEncoder().encode('before')

  const call = http.post('things', { body: bytes })
  bytes.fill(0)
  await call

  expect(seen[0]?.handed).toEqual(new TextEncoder().encode('before'))
})

it.each([
  ['nothing', () => ({}), false],
  ['nothing as JSON', () => ({ json: undefined }), false],
  ['what JSON has no word for', () => ({ json: () => {} }), false],
  ['a stream', () => ({ body: new Blob(['x']).stream() }), true],
])('leaves %s to ky', async (_what, options, streamed) => {
  const { http, seen } = looking()

  await http.post('things', options())

  expect(seen).toMatchObject([{ handed: undefined, contentType: undefined, streamed }])
})

it.each([
  ['a hook before the request', { hooks: { beforeRequest: [() => undefined] } }],
  ['a hook before a retry', { hooks: { beforeRetry: [() => undefined] } }],
  ['a hook after the response', { hooks: { afterResponse: [() => undefined] } }],
  ['the progress of the upload', { onUploadProgress: () => {} }],
])('leaves the body to ky where somebody watches: %s', async (_what, watching) => {
  const { http, seen } = looking()

  await http.extend(watching).post('things', { json: { a: 1 } })

  expect(seen).toMatchObject([{ handed: undefined, streamed: true }])
})

it('leaves the body to ky where another fetch sends it', async () => {
  const { http } = looking()
  const bodies: string[] = []
  const fetch: typeof globalThis.fetch = async (input) => {
    bodies.push(await (input as Request).text())
    return new Response()
  }

  await http.extend({ fetch }).post('things', { json: { a: 1 } })

  expect(bodies).toEqual(['{"a":1}'])
})

it('writes JSON as ky was told to', async () => {
  const { http, seen } = looking()

  await http.post('things', { json: { a: 1 }, stringifyJson: () => 'as told' })

  expect(seen).toMatchObject([{ handed: 'as told', contentType: 'application/json' }])
})
