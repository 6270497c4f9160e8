import type { SessionError } from '../../errors/session-error.ts'
import { closedError } from '../../grant/grant-store.ts'
import { revoke } from '../../grant/revocation.ts'
import { tell } from '../../observers.ts'
import type { FleetRecord } from '../record/record.ts'
import { inBackground } from './background.ts'
import type { Fleet } from './fleet.ts'

/**
 * Somebody ended the session for all: this process never logs in again. What it holds was ended, too, unless the store had
 * forgotten it before. Returns what those who wait get.
 */
export function endByOthers(fleet: Fleet, { ended }: FleetRecord): SessionError {
  const { context } = fleet
  const closed = closedError(context.fail)
  if (context.ended) return closed

  const { held } = context
  Object.assign(context, { ended: 'closed', held: undefined, lost: undefined })
  context.cancelHeartbeat?.()
  context.closing?.abort(closed)
  context.login?.ends.over.abort(closed)
  tell(context, { type: 'logged-out', outcome: 'already-ended', replaced: false })
  // A version that does not tell what it ended has ended all that it knew.
  const isForgotten = held?.sharedAs !== undefined && ended.length > 0 && !ended.includes(held.sharedAs)
  if (isForgotten) inBackground(fleet, () => revoke(context, held))
  return closed
}
