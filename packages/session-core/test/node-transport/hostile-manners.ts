import { earlyHints, header, ok } from './frame-server.ts'
import { frame } from './fuzz/frames.ts'
import type { TLSSocket } from 'node:tls'

const number = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value >>> 0)
  return bytes
}
const setting = (id: number, value: number): Buffer =>
  frame([4, 0, 0], Buffer.concat([Buffer.of(0, id), number(value)]))
/** Settings: of none of them. */
export const greeting = frame([4, 0, 0])
const head = (id: number, block: Buffer = ok, flags = 4): Buffer => frame([1, flags, id], block)
const end = (id: number, text = 'whole'): Buffer => frame([0, 1, id], Buffer.from(text))
const goaway = (last: number, code: number): Buffer =>
  frame([7, 0, 0], Buffer.concat([number(last), number(code)]))
const many = (count: number, each: (index: number) => Buffer): Buffer =>
  Buffer.concat(Array.from({ length: count }, (_, index) => each(index)))
const method = Buffer.from('GET')

/** What a server says when the connection is made, and when a request came on stream `id`. */
export interface Manners {
  readonly first?: Buffer
  readonly answers?: (id: number, socket: TLSSocket) => Buffer | undefined
  /** What is asked of it does not end by itself. */
  readonly isSilent?: true
  /** It is odd, and still an answer. */
  readonly isFine?: true
}

const whole = (id: number): Buffer => Buffer.concat([head(id), end(id)])
/** By what the server does. */
export const hostile: Readonly<Record<string, Manners>> = {
  'floods with settings': { first: many(20_000, () => greeting), answers: whole },
  'floods with pings': { first: many(20_000, () => frame([6, 0, 0], Buffer.alloc(8))), answers: whole },
  'floods with priorities': {
    isSilent: true,
    answers: (id) => many(20_000, () => frame([2, 0, id], Buffer.alloc(5))),
  },
  'floods with interim answers': { isSilent: true, answers: (id) => many(5000, () => head(id, earlyHints)) },
  'floods with resets of streams that are none': {
    isSilent: true,
    answers: () => many(5000, (index) => frame([3, 0, 2 * index + 101], number(8))),
  },
  'floods with empty pieces': {
    answers: (id) => Buffer.concat([head(id), many(20_000, () => frame([0, 0, id])), end(id)]),
  },
  'has a head that goes on for ever': {
    isSilent: true,
    answers: (id) =>
      Buffer.concat([
        head(id, ok, 0),
        many(2000, () => frame([9, 0, id], header('x-filler', 'x'.repeat(1000)))),
      ]),
  },
  'stops in the middle of a head': { isSilent: true, answers: (id) => head(id, ok, 0) },
  'allows no streams': { isSilent: true, first: setting(3, 0) },
  'allows no byte of a body': { isSilent: true, first: setting(4, 0) },
  'has a table of headers of no size': { isFine: true, first: setting(1, 0), answers: whole },
  'has frames of an impossible size': { first: setting(5, 1), answers: whole },
  'promises to push although it may not': {
    answers: (id) =>
      Buffer.concat([frame([5, 4, id], Buffer.concat([number(2), Buffer.of(0x82, 0x84, 0x87)])), whole(id)]),
  },
  'writes names in capitals': {
    answers: (id) => Buffer.concat([head(id, Buffer.concat([ok, header('X-Loud', 'a')])), end(id)]),
  },
  'has headers of HTTP/1.1': {
    answers: (id) => Buffer.concat([head(id, Buffer.concat([ok, header('connection', 'close')])), end(id)]),
  },
  'has no status': { answers: (id) => Buffer.concat([head(id, header('x-a', 'b')), end(id)]) },
  'has two statuses': { answers: (id) => Buffer.concat([head(id, Buffer.concat([ok, ok])), end(id)]) },
  'has a status that is no number': {
    answers: (id) => Buffer.concat([head(id, header(':status', 'two')), end(id)]),
  },
  // Node 22 takes any three digits for one.
  'has a status of no kind': {
    answers: (id) => Buffer.concat([head(id, header(':status', '099')), end(id)]),
  },
  'has no answer in its end': { answers: (id) => head(id, header(':status', '000'), 5) },
  'has pseudo headers in its trailers': {
    answers: (id) => Buffer.concat([head(id), frame([0, 0, id], Buffer.from('whole')), head(id, ok, 5)]),
  },
  'has trailers': {
    isFine: true,
    answers: (id) =>
      Buffer.concat([head(id), frame([0, 0, id], Buffer.from('whole')), head(id, header('x-a', 'b'), 5)]),
  },
  'sends a body before its head': { answers: (id) => Buffer.concat([end(id), head(id)]) },
  'goes on behind its end': { answers: (id) => Buffer.concat([whole(id), end(id, 'more')]) },
  'answers twice': { answers: (id) => Buffer.concat([head(id), whole(id)]) },
  'answers a stream that nobody opened': { answers: (id) => whole(id + 2) },
  'answers on the connection itself': { answers: () => whole(0) },
  'sends less than it announced': {
    answers: (id) => Buffer.concat([head(id, Buffer.concat([ok, header('content-length', '9')])), end(id)]),
  },
  'sends more than it announced': {
    answers: (id) => Buffer.concat([head(id, Buffer.concat([ok, header('content-length', '2')])), end(id)]),
  },
  'says goodbye before it is asked': { isSilent: true, first: goaway(0, 0) },
  'says goodbye to everybody, and answers': {
    isFine: true,
    answers: (id) => Buffer.concat([goaway(2 ** 31 - 1, 0), whole(id)]),
  },
  'says goodbye to all that it was asked': { isSilent: true, answers: () => goaway(0, 0) },
  'says goodbye for an error': { answers: (id) => goaway(id, 2) },
  'says goodbye again and again': { isSilent: true, answers: (id) => many(500, () => goaway(id, 0)) },
  'says goodbye in the middle of a body': {
    isSilent: true,
    answers: (id) => Buffer.concat([head(id), frame([0, 0, id], Buffer.from('who')), goaway(id, 0)]),
  },
  'opens its window beyond all bounds': {
    answers: (id) => Buffer.concat([frame([8, 0, 0], number(2 ** 31 - 1)), whole(id)]),
  },
  'opens its window by nothing': {
    answers: (id) => Buffer.concat([frame([8, 0, id], number(0)), whole(id)]),
  },
  'closes its half at once': {
    answers: (_id, socket) => {
      socket.end()
      return undefined
    },
  },
  'speaks HTTP/1.1 after all': { first: Buffer.from('HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nwhole') },
  'says nothing at all': { isSilent: true, first: Buffer.alloc(0) },
  'sends a frame that is longer than any': { answers: (id) => frame([0, 0, id], Buffer.alloc(60_000)) },
  'sends what no compression yields': {
    answers: (id) => head(id, Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff, 0xff])),
  },
  'asks for something itself': {
    answers: (id) =>
      Buffer.concat([head(2, Buffer.concat([header(':method', method.toString())])), whole(id)]),
  },
}
