import { readBounded, withBody } from './bounded-body.ts'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

it.each([
  ['less than the bound', 6, ['hello', 'whole']],
  ['as much as the bound', 5, ['hello', 'whole']],
  ['more than the bound', 4, ['hell', 'cut']],
  ['something, where nothing may be', 0, ['', 'cut']],
])('reads %s', async (_what, maxBytes, expected) => {
  const read = await readBounded(new Blob(['hello']).stream(), { maxBytes })

  expect([text(read.bytes), read.ending]).toEqual(expected)
})

it('reads nothing of no body', async () => {
  await expect(readBounded(null, { maxBytes: 5 })).resolves.toEqual({
    bytes: new Uint8Array(),
    ending: 'whole',
  })
})

it('cuts within a piece, and cancels the rest', async () => {
  const cancel = vi.fn<() => void>()
  const stream = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new TextEncoder().encode('abc')),
    cancel,
  })

  const read = await readBounded(stream, { maxBytes: 4 })

  expect([text(read.bytes), read.ending, cancel.mock.calls.length]).toEqual(['abca', 'cut', 1])
})

it.each([
  ['what came before it broke', 10],
  ['what filled the bound before it broke', 3],
])('keeps %s', async (_what, maxBytes) => {
  const pieces = ['ab', 'c']
  const stream = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const piece = pieces.shift()
      if (piece === undefined) controller.error(new Error('broken'))
      else controller.enqueue(new TextEncoder().encode(piece))
    },
  })

  const read = await readBounded(stream, { maxBytes })

  expect([text(read.bytes), read.ending]).toEqual(['abc', 'broken'])
})

it.each([
  ['while it reads', false],
  ['before it began', true],
])('stops when it is told to %s, and cancels', async (_when, early) => {
  const cancel = vi.fn<() => void>()
  const off = new AbortController()
  if (early) off.abort()

  const reading = readBounded(new ReadableStream<Uint8Array>({ cancel }), { maxBytes: 5, signal: off.signal })
  off.abort()

  await expect(reading).resolves.toMatchObject({ ending: 'broken' })
  expect(cancel).toHaveBeenCalledOnce()
})

describe('Where the Response of this place has streams of Node, as that of node-fetch has', () => {
  beforeEach(() => {
    vi.stubGlobal(
      'Response',
      class {
        readonly body = Readable.from(['not what was asked for'])
      },
    )
  })
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  it('reads a stream of Node', async () => {
    const read = await readBounded(Readable.from([Buffer.from('hel'), Buffer.from('lo')]), { maxBytes: 5 })

    expect([text(read.bytes), read.ending]).toEqual(['hello', 'whole'])
  })

  it('lets go of what is beyond the bound', async () => {
    const stream = Readable.from([Buffer.from('hello'), Buffer.from('more')])

    const { ending } = await readBounded(stream, { maxBytes: 4 })

    expect(ending).toBe('cut')
    await expect.poll(() => stream.destroyed).toBe(true)
  })

  it('tells one that breaks', async () => {
    const stream = Readable.from(failing())

    await expect(readBounded(stream, { maxBytes: 5 })).resolves.toMatchObject({ ending: 'broken' })
  })
})

async function* failing(): AsyncGenerator<Buffer, void> {
  yield Buffer.from('ab')
  await Promise.reject(new Error('broken'))
}

it.each([204, 205, 304])('puts no body into an answer of status %i, which takes none', (status) => {
  expect(withBody(new Response(null, { status }), new Uint8Array()).body).toBeNull()
})

it('changes nothing of an answer but its body', async () => {
  const answer = new Response('old', { status: 401, statusText: 'No', headers: { 'x-a': '1' } })

  const changed = withBody(answer, new TextEncoder().encode('new'))

  expect([changed.status, changed.statusText, changed.headers.get('x-a'), await changed.text()]).toEqual([
    401,
    'No',
    '1',
    'new',
  ])
})
