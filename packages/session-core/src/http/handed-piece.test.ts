import { createHandOver } from './handed-piece.ts'
import { mostUnwritten, type Pace, paceOf } from './pace.ts'
import { expect, it } from 'vitest'

const kibibyte = 1024

/** Pieces of one buffer that is filled again for each. */
function* refilled(lengths: readonly number[]): Generator<Uint8Array> {
  const buffer = new Uint8Array(4 * mostUnwritten)
  for (const [index, length] of lengths.entries()) yield buffer.subarray(0, length).fill(index % 251)
}

/**
 * A socket: what it has not written yet it reads later, and it takes no more than so much before it lets others wait. One
 * that is fed ahead has one piece more before it, always.
 */
function socket(pace: Pace) {
  const waiting: Uint8Array[] = []
  const written: (readonly [length: number, values: string])[] = []
  let next: Uint8Array | undefined
  const flush = (): void => {
    for (const piece of waiting.splice(0)) {
      const some = [piece[0], piece[piece.byteLength >> 1], piece.at(-1)]
      written.push([piece.byteLength, some.join()])
    }
  }
  const write = (piece: Uint8Array): void => {
    waiting.push(piece)
    const unwritten = waiting.reduce((size, { byteLength }) => size + byteLength, 0)
    if (unwritten >= mostUnwritten) flush()
  }
  const take = (piece: Uint8Array): void => {
    const due = pace === 'ahead' ? next : piece
    next = piece
    if (due) write(due)
  }
  const close = (): void => {
    if (pace === 'ahead' && next) write(next)
    flush()
  }
  return { take, close, written }
}

const lengths: Readonly<Record<string, readonly number[]>> = {
  tiny: [1],
  short: [16 * kibibyte],
  'almost long': [mostUnwritten - 1],
  long: [mostUnwritten],
  longer: [3 * mostUnwritten],
  'longer and longer': Array.from({ length: 300 }, (_, index) => 100 + 600 * index),
  'of all lengths': [1, mostUnwritten - 1, 700, mostUnwritten, 3, 40_000, 2 * mostUnwritten, 65_000],
}
const paces = ['ahead', 'written'] as const
const cases = paces.flatMap((pace) => Object.keys(lengths).map((kind) => ({ pace, kind })))

it.each(cases)(
  'hands on pieces that are $kind as each came, to a sender that asks $pace',
  ({ pace, kind }) => {
    const some = lengths[kind] ?? []
    const many = Array.from({ length: 300 }, (_, index) => some[index % some.length] ?? 0)
    const handOver = createHandOver({ isOfBytes: false, pace })
    const { take, close, written } = socket(pace)

    for (const piece of refilled(many)) take(handOver(piece))
    close()

    expect(written).toEqual(
      many.map((length, index) => [
        length,
        Array(3)
          .fill(index % 251)
          .join(),
      ]),
    )
  },
)

it.each([
  ['written', mostUnwritten - 1, 256],
  ['ahead', mostUnwritten - 1, 256],
  ['ahead', kibibyte * kibibyte, 4 * kibibyte],
] as const)(
  'holds for a sender that asks %s, of pieces of %i bytes, %i KiB, however many',
  (pace, size, held) => {
    const handOver = createHandOver({ isOfBytes: false, pace })
    const piece = new Uint8Array(size)

    const buffers = new Set(Array.from({ length: 500 }, () => handOver(piece).buffer))

    expect([...buffers].map(({ byteLength }) => byteLength / kibibyte)).toEqual([held])
  },
)

it.each([
  ['is long, where the one before is written', { isOfBytes: false, pace: 'written' }],
  ['came in a buffer of its own', { isOfBytes: true, pace: undefined }],
] as const)('passes on a piece as it is that %s', (_what, passage) => {
  const piece = new Uint8Array(mostUnwritten)

  expect(createHandOver(passage)(piece)).toBe(piece)
})

it('copies each piece for a sender of whom nothing is known', () => {
  const handOver = createHandOver({ isOfBytes: false, pace: undefined })

  const pieces = Array.from(refilled([3, mostUnwritten]), (piece) => handOver(piece))

  expect(pieces.map((piece) => [...new Set(piece)])).toEqual([[0], [1]])
})

it.each([
  ["the platform's own", fetch, 'ahead'],
  ['a wrapper around it', ((input, init) => fetch(input, init)) satisfies typeof fetch, undefined],
  ['nothing', undefined, undefined],
])('knows of %s when it asks for more', (_what, transport, pace) => {
  expect(paceOf(transport)).toBe(pace)
})
