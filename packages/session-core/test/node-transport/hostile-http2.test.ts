import { createAuthority, type Identity } from './authority.ts'
import { failOnUncaught } from './fail-on-uncaught.ts'
import { earlyHints, header, ok } from './frame-server.ts'
import { frame } from './fuzz/frames.ts'
import { listen, type TestServer } from './servers.ts'
import { nodeTransport } from '@org/session-core/node'
import { createServer, type TLSSocket } from 'node:tls'
import { beforeAll, describe, expect, it } from 'vitest'

failOnUncaught()
let ca: string
let identity: Identity
beforeAll(async () => {
  const authority = await createAuthority('Our Own Authority')
  ca = authority.certificate
  identity = await authority.issue()
})

const number = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value >>> 0)
  return bytes
}
const setting = (id: number, value: number): Buffer =>
  frame([4, 0, 0], Buffer.concat([Buffer.of(0, id), number(value)]))
const greeting = frame([4, 0, 0])
const head = (id: number, block: Buffer = ok, flags = 4): Buffer => frame([1, flags, id], block)
const end = (id: number, text = 'whole'): Buffer => frame([0, 1, id], Buffer.from(text))
const goaway = (last: number, code: number): Buffer =>
  frame([7, 0, 0], Buffer.concat([number(last), number(code)]))
const many = (count: number, each: (index: number) => Buffer): Buffer =>
  Buffer.concat(Array.from({ length: count }, (_, index) => each(index)))
const method = Buffer.from('GET')

/** What a server says when the connection is made, and when a request came on stream `id`. */
interface Manners {
  readonly first?: Buffer
  readonly answers?: (id: number, socket: TLSSocket) => Buffer | undefined
  /** What is asked of it does not end by itself. */
  readonly isSilent?: true
  /** It is odd, and still an answer. */
  readonly isFine?: true
}

const whole = (id: number): Buffer => Buffer.concat([head(id), end(id)])
const hostile: Readonly<Record<string, Manners>> = {
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

/** Requests that it was sent so far are counted by their heads. */
const serveHostile = async ({ answers, first = greeting }: Manners, ran: number[]): Promise<TestServer> =>
  listen(
    createServer({ ...identity, ALPNProtocols: ['h2'] }, (socket) => {
      socket.on('error', () => {})
      socket.write(first)
      let held = Buffer.alloc(0)
      socket.on('data', (data) => {
        held = Buffer.concat([held, data])
        if (held.indexOf('PRI ') === 0 && held.length >= 24) held = held.subarray(24)
        while (held.length >= 9 && held.length >= 9 + held.readUIntBE(0, 3)) {
          const [type, id] = [held[3], held.readUInt32BE(5)]
          held = held.subarray(9 + held.readUIntBE(0, 3))
          if (type !== 1) continue
          ran.push(id)
          const said = answers?.(id, socket)
          if (said && socket.writable) socket.write(said)
        }
      })
    }),
  )

/** Whole, or an error, which says of what was asked that it may have been done: nothing between them. */
const told = (outcome: unknown, ran: readonly number[]): string => {
  if (!(outcome instanceof TypeError)) return String(outcome)
  const cause = String(outcome.cause)
  const isOpen = ran.length > 0 && outcome.message === 'fetch failed'
  return cause.startsWith('TransportError: ') && (!isOpen || cause.includes('unknown')) ? 'an error' : cause
}

const requests: Readonly<Record<string, RequestInit>> = {
  'a GET': {},
  'an upload': { method: 'POST', body: new Uint8Array(200_000) },
}
const cases = Object.keys(hostile).flatMap((manners) =>
  Object.keys(requests).map((request) => [manners, request] as const),
)

describe.each([
  // A silent one is waited for: all of them at a time.
  { voice: 'is silent', isSilent: true },
  { voice: 'speaks', isSilent: false },
])('A server over HTTP/2 that $voice and', ({ isSilent }) => {
  it.each(cases.filter(([manners]) => (hostile[manners]?.isSilent ?? false) === isSilent))(
    '%s is not believed, waited for in vain, or asked twice: %s',
    { concurrent: isSilent },
    async (...[manners, request]) => {
      const ran: number[] = []
      const { isFine } = hostile[manners] ?? {}
      const patience = isSilent ? 300 : 60_000
      await using server = await serveHostile(hostile[manners] ?? {}, ran)
      await using transport = nodeTransport({
        ca,
        roots: 'none',
        http2: true,
        headersTimeoutMs: patience,
        bodyTimeoutMs: patience,
      })

      const outcome = await transport(server.origin, requests[request])
        .then(
          (response) => response.text(),
          (error: unknown) => error,
        )
        .catch((error: unknown) => error)

      expect(isFine ? ['whole'] : ['whole', 'an error']).toContain(told(outcome, ran))
      expect(ran.length).toBeLessThan(2)
    },
  )
})
