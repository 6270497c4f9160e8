import { keepBody, keepRequestBody } from './replayable-body.ts'
import { expect, it, vi } from 'vitest'

const read = async (body: unknown): Promise<string> => new Response((await body) as BodyInit | null).text()

function streamOf(...chunks: readonly string[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk))
      controller.close()
    },
  })
}

it.each([
  ['nothing', undefined],
  ['null', null],
])('sends %s as no body', async (_what, body) => {
  const kept = keepBody(body, { policy: { maxReplayBytes: 0 } })

  expect([kept.first() ?? null, await kept.again()]).toEqual([null, null])
})

it.each([
  ['shorter than the bound', 6],
  ['as long as the bound', 5],
])('sends a stream twice that is %s', async (_what, maxBytes) => {
  const kept = keepBody(streamOf('he', 'llo'), { policy: { maxReplayBytes: maxBytes } })

  expect([await read(kept.first()), await read(kept.again())]).toEqual(['hello', 'hello'])
})

it('sends a stream whole, and once, that is longer than the bound', async () => {
  const kept = keepBody(streamOf('he', 'llo'), { policy: { maxReplayBytes: 4 } })

  expect([await read(kept.first()), await kept.again()]).toEqual(['hello', undefined])
})

it('sends an async iterable twice', async () => {
  const chunks = streamOf('he', 'llo')[Symbol.asyncIterator]()

  const kept = keepBody(chunks, { policy: { maxReplayBytes: 5 } })

  expect([await read(kept.first()), await read(kept.again())]).toEqual(['hello', 'hello'])
})

it('says why a stream broke, and does not send half of it again', async () => {
  const broken = new ReadableStream<Uint8Array>({
    start: (controller) => controller.error(new Error('broken')),
  })

  const kept = keepBody(broken, { policy: { maxReplayBytes: 10 } })

  await expect(read(kept.first())).rejects.toThrow('broken')
  await expect(kept.again()).rejects.toThrow('broken')
})

it('does not send again what it has let go of', async () => {
  const kept = keepBody(new ReadableStream<Uint8Array>(), { policy: { maxReplayBytes: 10 } })

  kept.release()

  await expect(kept.again()).resolves.toBeUndefined()
})

it('lets go of a stream that was never sent', () => {
  const cancel = vi.fn<() => void>()
  const kept = keepBody(new ReadableStream<Uint8Array>({ cancel }), { policy: { maxReplayBytes: 10 } })

  kept.drop('over')
  kept.release()

  expect(cancel).toHaveBeenCalledExactlyOnceWith('over')
})

it('sends a blob of another realm as its bytes', async () => {
  const foreign = {
    size: 5,
    type: 'text/csv',
    arrayBuffer: () => new Blob(['hello']).arrayBuffer(),
  }

  const kept = keepBody(foreign, { policy: { maxReplayBytes: 0 } })

  expect([await read(kept.first()), await read(kept.again())]).toEqual(['hello', 'hello'])
})

it('reads the body of a bare request before it is sent, so that its length is known', async () => {
  const request = new Request('https://toy.test', { method: 'POST', body: 'hello' })

  const kept = keepRequestBody(request, { policy: { maxReplayBytes: 5 } })
  const first = await kept.first()

  expect(first).toBeInstanceOf(Uint8Array)
  expect([await read(first), await read(kept.again())]).toEqual(['hello', 'hello'])
})

it('sends the body of a bare request as a stream that is too long to keep', async () => {
  const request = new Request('https://toy.test', { method: 'POST', body: 'hello' })

  const kept = keepRequestBody(request, { policy: { maxReplayBytes: 4 } })
  const first = await kept.first()

  expect(first).toBeInstanceOf(ReadableStream)
  expect([await read(first), await kept.again()]).toEqual(['hello', undefined])
})

it('reads a bare request that does not show its body', async () => {
  const { url, method, headers } = new Request('https://toy.test', { method: 'POST' })
  const arrayBuffer = (): Promise<ArrayBuffer> => new Blob(['hello']).arrayBuffer()

  const kept = keepRequestBody({ url, method, headers, arrayBuffer }, { policy: { maxReplayBytes: 0 } })

  expect([await read(kept.first()), await read(kept.again())]).toEqual(['hello', 'hello'])
})

it('does not send a request whose body was used before', async () => {
  const request = new Request('https://toy.test', { method: 'POST', body: 'hello' })
  await request.text()

  expect(() => keepRequestBody(request, { policy: { maxReplayBytes: 10 } })).toThrow('was used before')
})
