import type { Identity } from './authority.ts'
import { frame } from './fuzz/frames.ts'
import { readFrames } from './read-frames.ts'
import { listen, type TestServer } from './servers.ts'
import { createServer, type TLSSocket } from 'node:tls'

/** What a server may say on the stream of one request, frame by frame. */
export interface RawStream {
  /** A head with these bytes of HPACK, each block a frame of its own. */
  readonly head: (status: Buffer, options?: { readonly isLast?: boolean }) => void
  readonly data: (text: Buffer | string, options?: { readonly isLast?: boolean }) => void
  readonly reset: (code: number) => void
  /** Any frame, by its type and flags. */
  readonly frame: (type: number, flags: number, payload: Buffer) => void
  /** Ends the connection, after a GOAWAY that covers every request when it is a graceful one. */
  readonly hangUp: (options: { readonly isGraceful: boolean }) => void
}

/** The codes of RFC 9113, section 7, that a stream is reset with. */
export const resetCodes = { NO_ERROR: 0, INTERNAL_ERROR: 2, REFUSED_STREAM: 7, CANCEL: 8 } as const

/** `:status` 200 and 413, as HPACK has them. */
export const ok = Buffer.from([0x88])
export const tooLarge = header(':status', '413')
export const earlyHints = header(':status', '103')

/** A header that no table holds: RFC 7541, section 6.2.2. */
export function header(name: string, value: string): Buffer {
  return Buffer.concat([
    Buffer.of(0),
    ...[name, value].flatMap((text) => [lengthOf(text), Buffer.from(text)]),
  ])
}

/** Speaks HTTP/2 in single frames: what Node's own server would never say can be said here. */
export function serveFrames(
  identity: Identity,
  onRequest: (stream: RawStream) => Promise<void> | void,
): Promise<TestServer> {
  const server = createServer({ ...identity, ALPNProtocols: ['h2'] }, (socket) => {
    socket.on('error', () => {})
    socket.write(frame([4, 0, 0]))
    readFrames(socket, ({ type, flags, id }) => {
      if (type === 4 && flags === 0) socket.write(frame([4, 1, 0]))
      if (type === 1) void onRequest(streamOn(socket, id))
    })
  })
  return listen(server)
}

function streamOn(socket: TLSSocket, id: number): RawStream {
  return {
    head: (block, { isLast = false } = {}) => {
      const pieces = Array.from({ length: Math.ceil(block.length / 16_000) }, (_, index) =>
        block.subarray(index * 16_000, (index + 1) * 16_000),
      )
      pieces.forEach((piece, index) => {
        const flags = (index === 0 && isLast ? 1 : 0) + (index === pieces.length - 1 ? 4 : 0)
        socket.write(frame([index === 0 ? 1 : 9, flags, id], piece))
      })
    },
    data: (text, { isLast = false } = {}) => {
      socket.write(frame([0, isLast ? 1 : 0, id], Buffer.from(text)))
    },
    reset: (code) => {
      socket.write(frame([3, 0, id], Buffer.from([0, 0, 0, code])))
    },
    frame: (type, flags, payload) => {
      socket.write(frame([type, flags, id], payload))
    },
    hangUp: ({ isGraceful }) => {
      if (isGraceful) socket.write(frame([7, 0, 0], Buffer.from([0, 0, 0, id, 0, 0, 0, 0])))
      socket.end()
    },
  }
}

/** RFC 7541, section 5.1, with a prefix of seven bits. */
function lengthOf(text: string): Buffer {
  if (text.length < 127) return Buffer.of(text.length)
  const bytes = [127]
  let rest = text.length - 127
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
  return Buffer.from([...bytes, rest])
}
