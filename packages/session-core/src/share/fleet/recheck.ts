import type { HeldGrant } from '../../grant/held-grant.ts'
import { loadWriting } from '../rooms.ts'
import { adopt } from './adopt.ts'
import { inBackground, payWhatIsDue, writeInBackground } from './background.ts'
import { type Fleet, look } from './fleet.ts'

/** Looks at the store now and then, while requests are made: none of them waits for it. */
export function noteUse(fleet: Fleet): void {
  const { context, policy } = fleet
  const now = context.clock.monotonic()
  if (now - fleet.lookedAt < policy.recheckMs || context.held === undefined || context.ended) return

  fleet.lookedAt = now
  inBackground(fleet, () => recheck(fleet))
}

/** Tells the fleet that its session is in use, four times within its idle limit. */
export function noteAccepted(fleet: Fleet, held: HeldGrant): void {
  const { shared } = fleet
  if (shared === undefined || shared.id !== held.sharedAs) return
  if (held.activeAt - shared.activeAt < held.idleMs / 4) return

  fleet.shared = { ...shared, activeAt: held.activeAt }
  writeInBackground(fleet, (writing) => writing.tellActivity(fleet, held))
}

async function recheck(fleet: Fleet): Promise<void> {
  const { context } = fleet
  const view = await look(fleet)
  if (context.ended) return
  // A login under way looks for itself.
  if (!context.login && context.held) await adopt(fleet, view)
  await (await loadWriting()).restore(fleet)
  payWhatIsDue(fleet, view)
}
