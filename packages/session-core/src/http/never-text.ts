import { advising } from '../errors/transport-advice.ts'

/**
 * A body that is sent as what it is, or not at all. A transport that does not know its kind (node-fetch knows no streams)
 * makes a text of it, and would send what all of its kind are called, to be answered with 200.
 */
export function neverText<Body extends object>(body: Body): Body {
  return Object.assign(body, { toString: refuse })
}

function refuse(): never {
  throw advising('This transport cannot send a stream or a form: use text, bytes or nodeTransport().')
}
