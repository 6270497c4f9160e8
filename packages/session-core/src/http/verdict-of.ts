import type { SessionProtocol, Verdict } from '../protocol.ts'
import type { Clock } from '../time/clock.ts'
import { withBody } from './bounded-body.ts'
import { readRefusal } from './read-refusal.ts'

/** As much of a refusal as anybody needs to understand it. */
const patience = { maxBytes: 65_536, ms: 5000 }
/** A success may be a stream. One that says no is short, and comes with its head. */
const ofSuccess = { ...patience, ms: 50 }

/**
 * Lets the protocol read a bounded copy of an answer. The answer itself stays whole for the caller. A success is not
 * held back for it: one whose end cannot be foreseen, or is far away, counts as accepted.
 */
export async function verdictOf(
  protocol: Pick<SessionProtocol<never, never>, 'judge'>,
  clock: Clock,
  response: Response,
): Promise<Verdict> {
  const { status, ok, headers } = response
  if (status < 200) return protocol.judge(response)

  const length = headers.get('content-length')
  if (ok && Number(length) > patience.maxBytes) return 'accepted'

  const bound = ok && length === null ? ofSuccess : patience
  const { bytes, ending } = await readRefusal(clock, response.clone().body, bound)
  return ok && ending !== 'whole' ? 'accepted' : protocol.judge(withBody(response, bytes))
}
