import { readBounded, withBody } from '../http/bounded-body.ts'

/** As much of a refusal as anybody needs to understand it, in bytes. */
const maxBytes = 1_048_576
/** And as long as anybody waits for its end, in milliseconds. */
const patienceMs = 5000

/**
 * An answer to read. A refusal that stalls, or has no end, is taken by what it said so far; data is as long as it is.
 *
 * @throws TypeError when the connection breaks.
 */
export async function boundedRefusal(response: Response): Promise<Response> {
  const { ok, status, body } = response
  // Browsers show a redirect as status 0, without a body.
  if (ok || status < 300 || status > 599) return response

  const signal = AbortSignal.timeout(patienceMs)
  const { bytes, ending } = await readBounded(body, { maxBytes, signal })
  if (ending === 'broken' && !signal.aborted) throw new TypeError('terminated')
  return withBody(response, bytes)
}
