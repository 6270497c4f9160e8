import { sourceOf } from './body-source.ts'
import { claimStream } from './claimed-stream.ts'
import { keepStream, type KeptStream } from './kept-stream.ts'
import { expect, it, vi } from 'vitest'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const text = (piece?: AllowSharedBufferSource): string => new TextDecoder().decode(piece)

/** A stream that makes its pieces when they are asked for, and counts. */
function counting(...pieces: readonly string[]) {
  const asked = vi.fn<() => void>()
  const cancelled = vi.fn<(reason: unknown) => void>()
  const rest = [...pieces]
  const stream = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        asked()
        const piece = rest.shift()
        if (piece === undefined) controller.close()
        else controller.enqueue(bytes(piece))
      },
      cancel: cancelled,
    },
    { highWaterMark: 0 },
  )
  return { stream, asked, cancelled }
}

/** A generator that nobody waits for any longer than it takes. */
function generated<Piece>(make: () => Generator<Piece, void>): AsyncGenerator<Piece> {
  const made = make()
  return Object.assign(made, { [Symbol.asyncIterator]: () => made }) as unknown as AsyncGenerator<Piece>
}

function keep(body: unknown, maxBytes = 1000): KeptStream {
  const claimed = claimStream(body)
  if (!claimed) throw new Error('a stream was given')

  return keepStream(sourceOf(claimed), { maxBytes, pace: undefined })
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

it('asks for nothing before it is wanted', async () => {
  const { stream, asked } = counting('a', 'b')
  const reader = keep(stream).stream.getReader()

  await turn()
  expect(asked).not.toHaveBeenCalled()

  await reader.read()
  await turn()
  expect(asked).toHaveBeenCalledOnce()
})

it.each([
  ['kept', 1000],
  ['too much to keep', 2],
])('sends one buffer that is filled again and again as it was each time, %s', async (_what, maxBytes) => {
  const buffer = new Uint8Array(4)
  const refilling = generated(function* () {
    for (const fill of [1, 2, 3, 4]) yield buffer.fill(fill)
  })

  const sent: Uint8Array[] = []
  for await (const piece of keep(refilling, maxBytes).stream) sent.push(piece)

  expect(sent.map((piece) => [...new Set(piece)])).toEqual([[1], [2], [3], [4]])
})

it('keeps what it sent, whatever a transport does with its copy', async () => {
  const kept = keep(counting('ab', 'cd').stream)
  for await (const piece of kept.stream) piece.fill(0)

  expect(text(await kept.whole())).toBe('abcd')
})

it('reads on where a transport hung up, so that it can be sent again', async () => {
  const { stream, cancelled } = counting('ab', 'cd')
  const kept = keep(stream)
  const reader = kept.stream.getReader()
  await reader.read()
  await reader.cancel('answered')

  expect(text(await kept.whole())).toBe('abcd')
  expect(cancelled).not.toHaveBeenCalled()
})

it('loses nothing that is still being sent while it reads on', async () => {
  const kept = keep(counting('ab', 'cd', 'ef').stream)
  const reader = kept.stream.getReader()
  const first = await reader.read()
  const whole = kept.whole()
  const second = reader.read()
  await whole
  const sent = [first, await second, await reader.read(), await reader.read()]

  expect([text(await whole), sent.map(({ value }) => text(value)).join('')]).toEqual(['abcdef', 'abcdef'])
})

it('knows at once that a stream is too long, and reads no more of it than it has to', async () => {
  const { stream, asked, cancelled } = counting('ab', 'cd', 'ef', 'gh')
  const kept = keep(stream, 3)
  await kept.stream.cancel('answered')

  expect([await kept.whole(), asked.mock.calls.length]).toEqual([undefined, 2])
  expect(cancelled).toHaveBeenCalledExactlyOnceWith('answered')
})

const hangUp = (kept: KeptStream): void => void kept.stream.cancel('left')
const drop = (kept: KeptStream): void => kept.drop('left')
const release = (kept: KeptStream): void => kept.release()

it.each([
  ['that is hung up on and let go of', [hangUp, release]],
  ['that is let go of and hung up on', [release, hangUp]],
  ['that is dropped and let go of', [drop, release]],
  ['that is let go of and dropped', [release, drop]],
])('cancels a stream %s', (_what, steps) => {
  const { stream, cancelled } = counting('ab')
  const kept = keep(stream)

  for (const step of steps) step(kept)

  expect(cancelled).toHaveBeenCalledExactlyOnceWith('left')
})

it('cancels a stream that waits for its next piece, and fails who sends it', async () => {
  const cancelled = vi.fn<(reason: unknown) => void>()
  const kept = keep(new ReadableStream<Uint8Array>({ cancel: cancelled }))
  const reading = kept.stream.getReader().read()

  kept.drop(new Error('logged out'))

  await expect(reading).rejects.toThrow('logged out')
  await expect(kept.whole()).rejects.toThrow('logged out')
  expect(cancelled).toHaveBeenCalledOnce()
})

it('ends a generator that nobody reads any more', async () => {
  let ended = false
  const endless = generated(function* () {
    try {
      for (;;) yield bytes('a')
    } finally {
      ended = true
    }
  })
  const kept = keep(endless)
  await kept.stream.getReader().read()

  kept.drop('over')
  await turn()

  expect(ended).toBe(true)
})

it.each([
  ['the error of its source', () => Promise.reject(new Error('disk')), 'disk'],
  ['a piece that is not bytes', () => Promise.resolve({ done: false, value: 7 }), 'made of Uint8Arrays'],
])('fails with %s, here and there', async (_what, next, message) => {
  const kept = keep({ [Symbol.asyncIterator]: () => ({ next }) })

  await expect(kept.stream.getReader().read()).rejects.toThrow(message)
  await expect(kept.whole()).rejects.toThrow(message)
})

it('refuses a stream of texts, and takes texts of an iterable, as the platform does', async () => {
  const texts = new ReadableStream<string>({ start: (controller) => controller.enqueue('a') })
  const iterable = generated(function* () {
    yield 'a'
  })

  await expect(new Response(keep(texts).stream).text()).rejects.toThrow(TypeError)
  await expect(new Response(keep(iterable).stream).text()).resolves.toBe('a')
})

it('passes over an empty piece', async () => {
  await expect(new Response(keep(counting('a', '', 'b').stream).stream).text()).resolves.toBe('ab')
})

it('stays a stream of bytes where it was one, for who brings a buffer', async () => {
  const reader = keep(new Blob(['abc']).stream()).stream.getReader({ mode: 'byob' })

  const first = await reader.read(new Uint8Array(2))
  const second = await reader.read(new Uint8Array(2))
  const end = await reader.read(new Uint8Array(2))

  expect([text(first.value), text(second.value), end.done]).toEqual(['ab', 'c', true])
})

it('takes nothing for a piece that a generator returns at its end', async () => {
  const body = generated<Uint8Array>(function* () {
    yield bytes('all of it')
    return bytes(', and no more') as never
  })

  await expect(keep(body).whole().then(text)).resolves.toBe('all of it')
})
