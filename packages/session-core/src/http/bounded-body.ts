import { waitFor } from '../time/wait-for.ts'
import { letGo } from './let-go.ts'

/** The first bytes of a body, and how it ended: all was read, the rest was cut off, or it broke. */
export interface BoundedBody {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly ending: 'whole' | 'cut' | 'broken'
}

/** How much is read, in bytes, and how long. */
export interface Bound {
  readonly maxBytes: number
  /** Breaks the reading off. */
  readonly signal?: AbortSignal
}

/** No library of the compiler's knows it yet. */
interface Streams {
  readonly from: (pieces: AsyncIterable<Uint8Array>) => ReadableStream<Uint8Array>
}

/** Reads a stream up to a bound, and cancels what is beyond it. Never fails. */
export async function readBounded(
  stream: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array> | null,
  { maxBytes, signal }: Bound,
): Promise<BoundedBody> {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let room = maxBytes
  let ending: BoundedBody['ending'] = 'broken'
  let reader: ReadableStreamDefaultReader<Uint8Array> | null | undefined
  try {
    // At the end of a pipe, Node makes itself a context: the first one costs more than all of this.
    // The answers of node-fetch have streams of Node.
    reader =
      stream &&
      ('getReader' in stream ? stream : (ReadableStream as unknown as Streams).from(stream)).getReader()
    while (reader && room >= 0) {
      const { done, value } = await waitFor(reader.read(), signal)
      if (done) break
      chunks.push(value.subarray(0, room) as Uint8Array<ArrayBuffer>)
      room -= value.length
    }
    ending = room >= 0 ? 'whole' : 'cut'
  } catch {
    // It broke.
  }
  // Half of a copied stream is not gone before the other half is: its end is not waited for.
  if (ending !== 'whole') letGo({ body: reader })
  return { bytes: await joined(chunks), ending }
}

/** All pieces as one: of a single one no copy is made. */
export async function joined(pieces: Uint8Array<ArrayBuffer>[]): Promise<Uint8Array<ArrayBuffer>> {
  return pieces.length === 1
    ? (pieces as [Uint8Array<ArrayBuffer>])[0]
    : new Uint8Array(await new Blob(pieces).arrayBuffer())
}

/**
 * The same answer with another body; one of no bytes suits a status that allows none. A status that is none (600 to 999) is a
 * server's trouble (RFC 9110, 15), and no platform makes an answer of it.
 */
export function withBody(
  { status, statusText, headers }: Response,
  bytes: Uint8Array<ArrayBuffer>,
): Response {
  const answer = new Response(bytes.length ? bytes : null, {
    status: Math.min(status, 599),
    statusText,
    headers,
  })
  // Its own, so that ky can put another one in its place where prototypes are frozen.
  // oxlint-disable-next-line typescript/unbound-method -- It is bound by whoever calls it.
  return Object.defineProperty(answer, 'json', { value: answer.json, writable: true })
}
