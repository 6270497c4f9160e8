import type { SessionError } from '../../errors/session-error.ts'
import { closedError } from '../../grant/grant-store.ts'
import { tell } from '../../observers.ts'
import type { SessionContext } from '../../session-context.ts'

/** Somebody ended the session for all: this process never logs in again. Returns what those who wait get. */
export function endByOthers(context: SessionContext): SessionError {
  const closed = closedError(context.fail)
  if (context.ended) return closed

  Object.assign(context, { ended: 'closed', held: undefined, lost: undefined })
  context.cancelHeartbeat?.()
  context.closing?.abort(closed)
  context.login?.ends.over.abort(closed)
  tell(context, { type: 'logged-out', outcome: 'already-ended', replaced: false })
  return closed
}
