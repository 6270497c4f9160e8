import type { SessionProtocol, Verdict } from '../protocol.ts'
import type { Clock } from '../time/clock.ts'
import { withBody } from './bounded-body.ts'
import { readRefusal } from './read-refusal.ts'

/** As much of a refusal as anybody needs to understand it. */
const mostBytes = 65_536

/** Who judges, and whether there is still something to decide: a logout ends the reading. */
export interface Judging {
  readonly clock: Clock
  readonly protocol: Pick<SessionProtocol<never, never>, 'judge'>
  readonly ended?: unknown
  closing?: AbortController | undefined
}

/**
 * Lets the protocol read a bounded copy of an answer. The answer itself stays whole for the caller. A success is not
 * held back for it: one whose end cannot be foreseen, or is far away, counts as accepted. Nor is a logout held up by one that
 * never ends.
 */
export async function verdictOf(judging: Judging, response: Response): Promise<Verdict> {
  const { clock, ended, protocol } = judging
  const { status, ok, headers } = response
  if (status < 200) return protocol.judge(response)

  const length = headers.get('content-length')
  if (ok && Number(length) > mostBytes) return 'accepted'

  const { body } = response.clone()
  // Of a copied stream of Node (node-fetch's) no more comes while nobody reads the answer itself.
  const maxBytes = (body as Partial<ReadableStream> | null)?.getReader ? mostBytes : 16_384
  // A success may be a stream. One that says no is short, and comes with its head.
  const ms = (ok && !length) || ended ? 50 : 5000
  judging.closing ??= new AbortController()
  const { bytes, ending } = await readRefusal(clock, body, { maxBytes, ms, signal: judging.closing.signal })
  return ok && ending !== 'whole' ? 'accepted' : protocol.judge(withBody(response, bytes))
}
