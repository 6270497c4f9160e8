import { retire } from '../grant/grant-usage.ts'
import { scheduleHeartbeat } from '../grant/heartbeat-schedule.ts'
import { type HeldGrant, holdGrant, type IssuedGrant } from '../grant/held-grant.ts'
import { tell } from '../observers.ts'
import type { SessionContext } from '../session-context.ts'
import type { SessionHappening } from '../session-event.ts'
import { noFailure } from './early-renewal.ts'

/** A login brought a grant, of this process or another: from now on it signs. What it replaces is logged out once unused. */
export function installGrant(
  context: SessionContext,
  issued: IssuedGrant,
  happening: SessionHappening,
): HeldGrant {
  // What the server refused may live on all the same: one node of a cluster errs, the others do not.
  const replaced = context.held ?? context.lost
  Object.assign(context, noFailure)
  context.lost = undefined
  context.attempts = 0
  context.generation += 1
  const held = holdGrant(issued, context.generation)
  context.held = held
  // More than are replaced while one call is under way.
  context.keys = [held.grant.key, ...(context.keys ?? [])].slice(0, 8)
  tell(context, happening)
  if (replaced) retire(context, replaced)
  scheduleHeartbeat(context, held)
  return held
}

/** A login brought a grant that nobody waits for any more: it must not stay alive on the server. */
export function discardGrant(context: SessionContext, issued: IssuedGrant): void {
  const late = holdGrant(issued, context.generation)
  if (context.ended !== 'closing' || context.held) {
    retire(context, late)
    return
  }
  context.held = late
  if (context.lost) retire(context, context.lost)
}

/** A login failed, for whatever reason: a grant that is still good is not renewed early for a while. */
export function noteFailedLogin(context: SessionContext): void {
  context.failures += 1
  context.pausedUntil = context.clock.monotonic() + Math.min(1000 * 2 ** context.failures, 60_000)
}
