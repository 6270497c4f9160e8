import { failing } from '../errors/session-error.ts'
import { noGrant } from '../grant/grant-store.ts'
import type { CallInit } from '../http/call.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { createSessionHttp } from './session-http.ts'
import { expect, it } from 'vitest'

const search = 'application/x-www-form-urlencoded;charset=UTF-8'
const blob = new Blob(['x'], { type: 'text/csv' })
const stream = new Blob(['x']).stream()
const toy = { protocol: { basePath: 'api/' }, url: new URL('https://toy.test/'), fail: failing('toy') }
const place = { ...noGrant, ...toy, clock: manualClock() }

interface Seen {
  readonly url: string
  readonly handed: unknown
  readonly contentType: string | undefined
  readonly streamed: boolean
}

/** ky over a fetch that only looks. */
function looking(): { readonly http: ReturnType<typeof createSessionHttp>; readonly seen: Seen[] } {
  const seen: Seen[] = []
  const http = createSessionHttp({ ...place }, async (input, init: CallInit = {}) => {
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

it('neither tries again nor gives up by itself: a login may take as long as a person thinks', async () => {
  const { http } = looking()
  const seen: unknown[] = []

  await http
    .extend((options) => {
      seen.push(options.retry, options.timeout)
      return {}
    })
    .get('things')

  expect(seen).toEqual([0, false])
})

it.each([
  ['text', 'hello', { handed: 'hello' }],
  ['a form', new URLSearchParams({ a: '1' }), { handed: 'a=1', contentType: search }],
  ['bytes', new Uint8Array([1, 2]), { handed: new Uint8Array([1, 2]) }],
  ['a blob', blob, { handed: blob, contentType: 'text/csv' }],
  ['a stream', stream, { handed: stream }],
])('hands on %s past ky', async (_what, body, handed) => {
  const { http, seen } = looking()

  await http.post('things', { body })

  expect(seen).toMatchObject([{ ...handed, streamed: false }])
})

it('hands on a multipart form past ky', async () => {
  const { http, seen } = looking()

  await http.post('things', { body: new FormData() })

  expect(seen).toMatchObject([
    { contentType: expect.stringContaining('multipart/form-data; boundary=') as string, streamed: false },
  ])
})

it('leaves a stream to ky that it may have to send twice', async () => {
  const { http, seen } = looking()

  await http.extend({ retry: 1 }).post('things', { body: new Blob(['x']).stream() })

  expect(seen).toMatchObject([{ handed: undefined, streamed: true }])
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
  ['nothing', {}],
  ['nothing as JSON', { json: undefined }],
  ['what JSON has no word for', { json: () => {} }],
])('leaves %s to ky', async (_what, options) => {
  const { http, seen } = looking()

  await http.post('things', options)

  expect(seen).toMatchObject([{ handed: undefined, contentType: undefined, streamed: false }])
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
