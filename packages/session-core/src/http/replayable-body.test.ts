import { keepBody } from './replayable-body.ts'
import { expect, it, vi } from 'vitest'

const read = (body: BodyInit | null = null): Promise<string> => new Response(body).text()

function streamOf(...chunks: readonly string[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk))
      controller.close()
    },
  })
}

function formOf(a: string): FormData {
  const form = new FormData()
  form.append('a', a)
  return form
}

it.each([
  ['text', 'hello'],
  ['empty text', ''],
  ['a number', 7],
  ['search params', new URLSearchParams({ a: '1' })],
  ['a buffer', new TextEncoder().encode('hello').buffer],
  ['bytes', new TextEncoder().encode('hello')],
  ['a part of a buffer', new Uint8Array(new TextEncoder().encode('hello').buffer, 1, 2)],
  ['a view', new DataView(new TextEncoder().encode('hello').buffer, 2)],
  ['a blob', new Blob(['hello'])],
])('sends %s twice', async (_what, body) => {
  const expected = await read(body as BodyInit)

  const kept = await keepBody(body, 0)

  expect([await read(kept.first), await read(await kept.again())]).toEqual([expected, expected])
})

const changing = {
  bytes: () => {
    const body = new TextEncoder().encode('ab')
    return { body, change: () => void body.fill(0) }
  },
  'a buffer': () => {
    const body = new TextEncoder().encode('ab')
    return { body: body.buffer, change: () => void body.fill(0) }
  },
  'search params': () => {
    const body = new URLSearchParams('a=b')
    return { body, change: () => body.set('a', 'c') }
  },
  'a form': () => {
    const body = formOf('1')
    return { body, change: () => body.set('a', '2') }
  },
}

it.each(Object.entries(changing))('sends %s as they were when the call was made', async (_what, make) => {
  const { body, change } = make()
  const kept = await keepBody(body, 0)
  change()

  const sent = await new Response(await kept.again()).text()

  expect(sent).toMatch(/^ab$|^a=b$|\r\n\r\n1\r\n/)
})

it.each([
  ['nothing', undefined],
  ['null', null],
])('sends %s as no body', async (_what, body) => {
  const kept = await keepBody(body, 0)

  expect([kept.first, await kept.again()]).toEqual([undefined, null])
})

it.each([
  ['shorter than the bound', 6],
  ['as long as the bound', 5],
])('sends a stream twice that is %s', async (_what, maxBytes) => {
  const kept = await keepBody(streamOf('he', 'llo'), maxBytes)

  expect([await read(kept.first), await read(await kept.again())]).toEqual(['hello', 'hello'])
})

it('sends a stream whole, and once, that is longer than the bound', async () => {
  const kept = await keepBody(streamOf('he', 'llo'), 4)

  expect([await read(kept.first), await kept.again()]).toEqual(['hello', undefined])
})

it('sends an async iterable twice', async () => {
  const chunks = streamOf('he', 'llo')[Symbol.asyncIterator]()

  const kept = await keepBody(chunks, 5)

  expect([await read(kept.first), await read(await kept.again())]).toEqual(['hello', 'hello'])
})

it('does not send half of a stream again that broke', async () => {
  const broken = new ReadableStream<Uint8Array>({
    start: (controller) => controller.error(new Error('broken')),
  })

  const kept = await keepBody(broken, 10)

  await expect(read(kept.first)).rejects.toThrow('broken')
  await expect(kept.again()).resolves.toBeUndefined()
})

it('does not send again what it has let go of', async () => {
  const kept = await keepBody(new ReadableStream<Uint8Array>(), 10)

  kept.release()

  await expect(kept.again()).resolves.toBeUndefined()
})

it('lets go of a stream that was never sent', async () => {
  const cancel = vi.fn<() => void>()
  const kept = await keepBody(new ReadableStream<Uint8Array>({ cancel }), 10)

  kept.drop()
  kept.release()
  await new Promise((resolve) => setImmediate(resolve))

  expect(cancel).toHaveBeenCalledOnce()
})

it('leaves a stream alone that is being sent', async () => {
  const kept = await keepBody(streamOf('he', 'llo'), 10)
  const sending = read(kept.first)

  kept.drop()
  kept.release()

  await expect(sending).resolves.toBe('hello')
})

it('reads the body of a bare request before it is sent, so that its length is known', async () => {
  const request = new Request('https://toy.test', { method: 'POST', body: 'hello' })

  const kept = await keepBody(request, 5)

  expect(kept.first).toBeInstanceOf(Uint8Array)
  expect([await read(kept.first), await read(await kept.again())]).toEqual(['hello', 'hello'])
})

it('leaves the body of a bare request that is too long to the request', async () => {
  const request = new Request('https://toy.test', { method: 'POST', body: 'hello' })

  const kept = await keepBody(request, 4)

  expect([kept.first, await kept.again(), await request.text()]).toEqual([undefined, undefined, 'hello'])
})

it('stops reading when the caller leaves', async () => {
  const caller = new AbortController()
  const body = new ReadableStream<Uint8Array>()
  const init = { method: 'POST', body, duplex: 'half', signal: caller.signal }
  const keeping = keepBody(new Request('https://toy.test', init), 10)

  caller.abort(new Error('changed my mind'))

  await expect(keeping).rejects.toThrow('changed my mind')
})
