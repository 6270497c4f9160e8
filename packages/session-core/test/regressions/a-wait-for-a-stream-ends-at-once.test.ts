import { toyScene } from '../toy-scene.ts'
import { expect, it, vi } from 'vitest'

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** An upload that begins, and then says nothing for ever. */
function idling(): { readonly stream: ReadableStream<Uint8Array>; readonly cancel: () => void } {
  const cancel = vi.fn<() => void>()
  const start = (controller: ReadableStreamDefaultController<Uint8Array>): void =>
    controller.enqueue(new TextEncoder().encode('half'))
  return { stream: new ReadableStream({ start, cancel }), cancel }
}

const uploads = {
  'a stream that was refused before its end': (body: ReadableStream) =>
    ['things', { method: 'POST', body, duplex: 'half' }] as const,
  'a bare request': (body: ReadableStream) =>
    [
      new Request('https://toy.test/base/things', { method: 'POST', body, duplex: 'half' } as RequestInit),
      {},
    ] as const,
}

const endings = {
  logout: {
    end: ({ session }: ReturnType<typeof toyScene>) => void session.logout(),
    failure: expect.objectContaining({ code: 'closed' }) as Error,
  },
  'an abort': {
    end: (_scene: unknown, caller: AbortController) => caller.abort(new Error('changed my mind')),
    failure: new Error('changed my mind'),
  },
}

it.each(
  Object.entries(uploads).flatMap(([what, make]) =>
    Object.entries(endings).map(([how, { end, failure }]) => ({ what, make, how, end, failure })),
  ),
)('$how ends the wait for $what, and the stream', async ({ make, end, failure }) => {
  const scene = toyScene()
  await scene.session.fetch('things')
  scene.server.expireSessions()
  // It answers without reading what is sent.
  scene.wire.every(({ url }) => url.endsWith('things')).answer(() => new Response('who?', { status: 401 }))
  const caller = new AbortController()
  const { stream, cancel } = idling()
  const [input, init] = make(stream)

  const call = scene.session.fetch(input, { ...init, signal: caller.signal })
  const outcome = call.catch((error: unknown) => error)
  await turn()
  end(scene, caller)

  expect(await outcome).toEqual(failure)
  await turn()
  expect(cancel).toHaveBeenCalledOnce()
})
