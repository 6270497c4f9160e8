import { loaded } from '../errors/loaded.ts'
import { loadVerdict } from '../http/rooms.ts'
import { isSuspect } from '../http/suspect.ts'
import type { Verdict } from '../protocol.ts'
import type { SessionContext } from '../session-context.ts'

/** What an answer says of the session. Usually decided from status and headers alone, synchronously. */
export function readVerdict(
  { protocol, clock, fail }: Pick<SessionContext, 'clock' | 'fail' | 'protocol'>,
  response: Response,
): Verdict | Promise<Verdict> {
  const { suspect = isSuspect } = protocol
  if (!suspect(response)) return 'accepted'

  const judge = async (): Promise<Verdict> => {
    const { verdictOf } = await loaded(fail, loadVerdict())
    return verdictOf(protocol, clock, response)
  }
  return judge().catch((cause: unknown) => {
    response.body?.cancel().catch(() => {})
    throw fail('unexpected-reply', 'The protocol failed on the answer. Check url.', { cause })
  })
}
