import { type Incoming, type Outgoing, reply } from './exchange.ts'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

const piece = Buffer.alloc(65_536, 'a')

/** So many bytes, in pieces of 64 KiB, as fast as the client reads. */
export async function sendBytes(outgoing: Outgoing, bytes: number): Promise<void> {
  outgoing.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': bytes })
  // A client that leaves has seen enough.
  await pipeline(Readable.from(piecesOf(bytes)), outgoing).catch(() => {})
}

/** Reads a body to its end, and answers how long it was. */
export function countBytes(incoming: Incoming, outgoing: Outgoing): void {
  let received = 0
  incoming.on('data', (chunk: Buffer) => (received += chunk.byteLength))
  incoming.on('end', () => reply(outgoing, 200, JSON.stringify({ received })))
}

function* piecesOf(bytes: number): Generator<Buffer> {
  for (let left = bytes; left > 0; left -= piece.byteLength) yield piece.subarray(0, left)
}
