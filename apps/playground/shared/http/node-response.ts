import { once } from 'node:events'
import type { ServerResponse } from 'node:http'

/**
 * Sends an answer over a socket, reason phrase and all, no faster than the client reads.
 * Rejects when the body breaks off; a client that left is no error.
 */
export async function sendResponse(outgoing: ServerResponse, response: Response): Promise<void> {
  const { status, statusText, headers, body } = response
  outgoing.statusCode = status
  outgoing.statusMessage = statusText
  outgoing.setHeaders(headers)
  // So that a client sees the head of an answer whose body takes its time.
  outgoing.flushHeaders()
  const isHead = outgoing.req.method === 'HEAD'
  if (body !== null && !isHead) await sendBody(outgoing, body.getReader())
  outgoing.end()
  // Into a HEAD's answer everything fits, at once: an endless body would let nothing else happen.
  if (isHead) await body?.cancel()
}

async function sendBody(
  outgoing: ServerResponse,
  reader: ReadableStreamDefaultReader<Uint8Array>,
): Promise<void> {
  const gone = new AbortController()
  outgoing.once('close', () => {
    gone.abort()
    reader.cancel().catch(() => {})
  })
  for (;;) {
    const { done, value } = await reader.read()
    if (done || gone.signal.aborted) return

    if (!outgoing.write(value)) await once(outgoing, 'drain', { signal: gone.signal }).catch(() => {})
  }
}
