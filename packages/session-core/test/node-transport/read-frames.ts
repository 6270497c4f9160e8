import type { TLSSocket } from 'node:tls'

/** A frame of HTTP/2, as RFC 9113 has it in section 4.1. */
export interface Frame {
  readonly type: number
  readonly flags: number
  readonly id: number
  readonly payload: Buffer
}

/** Reads what a client says, behind the preface that it begins with. */
export function readFrames(socket: TLSSocket, onFrame: (frame: Frame) => void): void {
  let held = Buffer.alloc(0)
  let preface = 24
  socket.on('data', (chunk: Buffer) => {
    held = Buffer.concat([held, chunk])
    if (held.length < preface) return
    held = held.subarray(preface)
    preface = 0
    while (held.length >= 9 && held.length >= 9 + held.readUIntBE(0, 3)) {
      const end = 9 + held.readUIntBE(0, 3)
      const [type = 0, flags = 0] = held.subarray(3, 5)
      onFrame({ type, flags, id: held.readUInt32BE(5), payload: held.subarray(9, end) })
      held = held.subarray(end)
    }
  })
}
