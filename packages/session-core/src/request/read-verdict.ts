import { loaded } from '../errors/loaded.ts'
import type { SessionError } from '../errors/session-error.ts'
import { letGo } from '../http/let-go.ts'
import { loadVerdict } from '../http/rooms.ts'
import { isSuspect } from '../http/suspect.ts'
import type { Verdict } from '../protocol.ts'
import type { SessionContext } from '../session-context.ts'

type Judging = Pick<SessionContext, 'clock' | 'closing' | 'ended' | 'fail' | 'protocol'>

/** What an answer says of the session. Usually decided from status and headers alone, synchronously. */
export function readVerdict(judging: Judging, response: Response): Verdict | Promise<Verdict> {
  const { suspect = isSuspect } = judging.protocol
  try {
    return suspect(response) ? judge(judging, response) : 'accepted'
  } catch (cause) {
    throw brokenBy(judging, response, cause)
  }
}

async function judge(judging: Judging, response: Response): Promise<Verdict> {
  try {
    const { verdictOf } = await loaded(judging.fail, loadVerdict())
    return await verdictOf(judging, response)
  } catch (cause) {
    throw brokenBy(judging, response, cause)
  }
}

function brokenBy({ fail }: Judging, response: Response, cause: unknown): SessionError {
  letGo(response)
  return fail('unexpected-reply', 'The protocol failed on the answer. Check url and transport.', { cause })
}
