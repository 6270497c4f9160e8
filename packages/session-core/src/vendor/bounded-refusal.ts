import { readBounded, withBody } from '../http/bounded-body.ts'

/** As much of a refusal as anybody needs to understand it, in bytes. */
const maxBytes = 1_048_576
/** And as long as anybody waits for its end, in milliseconds. */
const patienceMs = 5000

/**
 * A refusal to read. One that stalls, or has no end, is taken by what it said so far.
 *
 * @throws TypeError when the connection breaks.
 */
export async function boundedRefusal(response: Response): Promise<Response> {
  const { status, body } = response
  // Browsers show a redirect as status 0, without a body.
  if (status < 300 || status > 599) return response

  const signal = AbortSignal.timeout(patienceMs)
  const { bytes, ending } = await readBounded(body, { maxBytes, signal })
  if (ending === 'broken' && !signal.aborted) throw new TypeError('terminated')
  return withBody(response, bytes)
}
