import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'

/** A body of at most so many bytes is read before it is sent: it can be sent again, and costs less than a stream. */
const shortBody = 65_536

/** What belongs to a body, in the options of a `fetch`. */
type Sent = RequestInit & { readonly headers?: [string, string][] }

/** The body of a request, as `fetch` takes it, with its length where only its sender knows it; nothing where there is none. */
export async function readSent(request: IncomingMessage): Promise<Sent> {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers
  if (encoding === undefined && Number(length ?? 0) === 0) return {}
  if (encoding === undefined && Number(length) <= shortBody) return { body: await bytesOf(request) }
  // Some servers take no upload whose length they are not told.
  const headers: [string, string][] = length === undefined ? [] : [['content-length', length]]
  // What streams demand, and no type of the platform knows.
  return { body: Readable.toWeb(request) as ReadableStream, duplex: 'half', headers } as Sent
}

function bytesOf(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
    request.on('error', reject)
  })
}
