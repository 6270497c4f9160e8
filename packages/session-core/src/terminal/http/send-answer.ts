import { breakOff } from './break-off.ts'
import { type ServerResponse, STATUS_CODES } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Sends an answer over a socket, reason phrase and all, no faster than the client reads. Rejects when the body breaks off. */
export async function sendAnswer(
  { body, headers, status, statusText }: Response,
  outgoing: ServerResponse,
): Promise<void> {
  outgoing.writeHead(status, statusText || STATUS_CODES[status], [...headers].flat())
  if (!body || outgoing.req.method === 'HEAD') {
    outgoing.end()
    // Into a HEAD's answer everything fits, at once: an endless body would let nothing else happen.
    return body?.cancel()
  }

  const bytes = Readable.fromWeb(body as never)
  // First of all: what joins them would end the connection as if all had come.
  bytes.once('error', () => breakOff(outgoing))
  // A client sees the head of an answer whose body takes its time; one that is at hand goes out with it.
  setImmediate(() => outgoing.writableEnded || outgoing.flushHeaders())
  await pipeline(bytes, outgoing)
}
