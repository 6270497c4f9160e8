import type { OutgoingBody } from './outgoing-body.ts'

/**
 * A body of just the length that its headers announce. Over HTTP/1.1 undici sees to it; over HTTP/2 one byte more ends
 * the connection, and with it everybody's requests.
 */
export function asAnnounced(body: OutgoingBody, headers: readonly string[]): OutgoingBody {
  const { payload } = body
  if (payload === null || typeof payload === 'string' || payload instanceof Uint8Array) return body
  const name = headers.findIndex((text, index) => index % 2 === 0 && text === 'content-length')
  const announced = Number(headers[name + 1])
  if (name === -1 || announced === body.length) return body

  return { ...body, payload: { [Symbol.asyncIterator]: () => measured(payload, announced) } }
}

async function* measured(pieces: AsyncIterable<Uint8Array>, announced: number): AsyncGenerator<Uint8Array> {
  let missing = announced
  for await (const piece of pieces) {
    missing -= piece.byteLength
    if (missing < 0) throw notAsAnnounced()
    yield piece
  }
  if (missing > 0) throw notAsAnnounced()
}

/** In undici's words, which are explained where the host is known. */
function notAsAnnounced(): Error {
  const code = 'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH'
  return Object.assign(new Error(code), { code })
}
