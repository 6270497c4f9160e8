import { serve } from '../node-transport/servers.ts'
import { toyScene } from '../toy-scene.ts'
import { nodeTransport } from '@org/session-core/node'
import { once } from 'node:events'
import { Readable } from 'node:stream'
import { expect, it } from 'vitest'

const text = (): ReadableStream<Uint8Array> => new Blob(['text']).stream()

const kinds: Readonly<Record<string, () => unknown>> = {
  'a stream that was cancelled': async () => {
    const stream = text()
    await stream.cancel()
    return stream
  },
  'a stream of which a part was read': async () => {
    const stream = text()
    const reader = stream.getReader()
    await reader.read()
    reader.releaseLock()
    return stream
  },
  'a stream that somebody reads': () => {
    const stream = text()
    stream.getReader()
    return stream
  },
  'a stream of Node that was read': async () => {
    const stream = Readable.from(['a', 'b'])
    await stream.toArray()
    return stream
  },
  'a stream of Node of which a part was read': async () => {
    const stream = Readable.from(['a', 'b'])
    await once(stream, 'readable')
    stream.read()
    return stream
  },
  'a stream of readable-stream 3 that has ended': () => ({
    readable: false,
    async *[Symbol.asyncIterator]() {},
  }),
}

it.each(Object.entries(kinds))('%s is refused, as it is by the platform: no session', async (_what, make) => {
  const { session, server } = toyScene()
  const body = (await make()) as BodyInit

  const call = session.fetch('things', { method: 'POST', body, duplex: 'half' } as RequestInit)

  await expect(call).rejects.toBeInstanceOf(TypeError)
  expect(server.requestsSeen).toBe(0)
})

it.each(Object.entries(kinds))('%s is refused by nodeTransport, too', async (_what, make) => {
  await using transport = nodeTransport()
  const body = (await make()) as BodyInit

  const call = transport('http://127.0.0.1:1/', { method: 'POST', body, duplex: 'half' } as RequestInit)

  await expect(call).rejects.toThrow(/used|disturbed/)
})

/** A stream as libraries build it: it is not the platform's, and whoever asks for its pieces locks it. */
function streamOfALibrary(): unknown {
  const stream = text()
  return {
    getReader: (options?: { readonly mode: 'byob' }) => stream.getReader(options as never),
    [Symbol.asyncIterator]: () => stream.values(),
  }
}

it('a stream of another library is sent as it is, with a session and over nodeTransport', async () => {
  await using server = await serve((request, response) => void request.pipe(response))
  await using transport = nodeTransport()
  const { session, wire } = toyScene()
  await session.login()
  wire.next().answer(async ({ text: sent }) => new Response(await sent()))
  const call = (): RequestInit =>
    ({ method: 'POST', body: streamOfALibrary(), duplex: 'half' }) as unknown as RequestInit

  const answers = await Promise.all([session.fetch('things', call()), transport(server.origin, call())])

  expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(['text', 'text'])
})
