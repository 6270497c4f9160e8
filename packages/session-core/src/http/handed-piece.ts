import { mostUnwritten, type Pace } from './pace.ts'

/** Bytes that are sent, or kept, in a buffer that their first owner does not write to. */
export type Piece = Uint8Array<ArrayBuffer>

/** How pieces come, and who takes them. */
export interface Passage {
  /** Each comes in a buffer that nobody else has. */
  readonly isOfBytes: boolean | undefined
  readonly pace: Pace | undefined
}

/** What is not written yet: less than `mostUnwritten` bytes, a piece that is being written, and one that is there already. */
const turns = 4
/** A piece that is longer gets a copy of its own, in bytes. */
const longest = 1_048_576

/**
 * Hands pieces on so that each is sent as it came, although its owner may fill the same buffer again for the next one. A
 * copy of each would do, and a GiB of copies. Where it is known by when a piece is written, they take turns in one
 * buffer, and long ones need none at all if they are written before another one is asked for.
 */
export function createHandOver({ isOfBytes, pace }: Passage): (piece: Uint8Array) => Piece {
  if (isOfBytes && pace !== 'ahead') return (piece) => piece as Piece
  if (pace === undefined) return copyOf

  let ring: Piece | undefined
  let end = 0
  return (piece) => {
    const { byteLength } = piece
    const isLong = byteLength >= mostUnwritten
    if (isLong && pace === 'written') return piece as Piece
    if (byteLength > longest) return copyOf(piece)

    const room = turns * Math.max(byteLength, mostUnwritten)
    if (!ring || ring.byteLength < room) ring = new Uint8Array(room)
    const start = end + byteLength > ring.byteLength ? 0 : end
    end = start + byteLength
    ring.set(piece, start)
    return ring.subarray(start, end)
  }
}

/** Not `slice()`, which copies nothing of a Buffer. */
export function copyOf(piece: Uint8Array): Piece {
  return new Uint8Array(piece)
}
