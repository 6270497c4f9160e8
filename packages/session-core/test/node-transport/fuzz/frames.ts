import type { Random } from './random.ts'

/** A frame of HTTP/2: RFC 9113, section 4.1. */
export function frame(
  [type, flags, stream]: readonly [type: number, flags: number, stream: number],
  payload: Buffer = Buffer.alloc(0),
): Buffer {
  const head = Buffer.alloc(9)
  head.writeUIntBE(payload.length, 0, 3)
  head[3] = type
  head[4] = flags
  head.writeUInt32BE(stream, 5)
  return Buffer.concat([head, payload])
}

/** `:status` from the static table: 200, 204, 206, 304, 400, 404, 500; and 205, 101, 999 in letters. */
const statuses: readonly [Buffer, ...Buffer[]] = [
  ...([0x88, 0x89, 0x8a, 0x8b, 0x8c, 0x8d, 0x8e] as const).map((byte) => Buffer.from([byte])),
  ...['205', '101', '999'].map((status) => Buffer.from(`\u{8}\u{3}${status}`, 'latin1')),
] as unknown as readonly [Buffer, ...Buffer[]]
const length = Buffer.from('\u{F}\u{D}\u{2}10', 'latin1')

/** What a server says to the request on stream 1: up to eight frames, in any order, some of them broken. */
export function conversation(random: Random): readonly Buffer[] {
  return Array.from({ length: random.below(9) }, () => anyFrame(random))
}

function anyFrame({ below, pick }: Random): Buffer {
  const stream = pick([1, 1, 1, 1, 3, 0])
  switch (below(9)) {
    case 0:
    case 1:
      return frame(
        [1, pick([4, 5, 0]), stream],
        Buffer.concat([pick(statuses), pick([Buffer.alloc(0), length])]),
      )
    case 2:
    case 3:
      return frame([0, pick([0, 1, 8]), stream], Buffer.alloc(pick([0, 4, 10, 9000]), 'd'))
    case 4:
      return frame([3, 0, stream], number(below(14)))
    case 5:
      return frame([7, 0, 0], Buffer.concat([number(pick([0, 1, 1, 3, 2_147_483_647])), number(below(14))]))
    case 6:
      return frame([4, pick([0, 1]), 0], Buffer.from([0, 3, 0, 0, 0, below(3)]))
    case 7:
      return frame([pick([6, 8, 5, 9, 2]), below(256), stream], Buffer.alloc(pick([4, 5, 8])))
    default:
      return Buffer.from(Array.from({ length: 1 + below(20) }, () => below(256)))
  }
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value >>> 0)
  return bytes
}
