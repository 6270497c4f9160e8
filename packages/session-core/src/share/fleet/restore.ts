import { heldFor } from '../../grant/grant-store.ts'
import type { HeldGrant } from '../../grant/held-grant.ts'
import { misfitOf } from '../record/encode.ts'
import type { SharedGrant } from '../record/record.ts'
import { change } from './change.ts'
import type { Fleet } from './fleet.ts'
import { leaderOf } from './lease.ts'
import { sharedFrom, withGrant } from './publish.ts'

/** Gives the fleet what only this process knows: after the store was away, or forgot. */
export async function restore(fleet: Fleet): Promise<void> {
  const { context, shared } = fleet
  const held = heldFor(context, context.policy.skewMs)
  const isUnknown =
    held && (held.sharedAs === undefined || (fleet.hasForgotten && held.sharedAs === shared?.id))
  fleet.hasForgotten = false
  if (!isUnknown || context.login !== undefined || misfitOf(held.grant) !== undefined) return

  const { activeAt, accepted } = held
  const known = knownAs(fleet, held)
  if (!known) return
  const given = { ...known, activeAt, accepted }
  const { isWritten } = await change(fleet, (view) => {
    const { grant } = view.record
    const isFree = leaderOf(fleet, view) === undefined && grant === undefined && context.held === held
    return isFree ? withGrant(fleet, view.record, given) : undefined
  })
  if (!isWritten) return
  held.sharedAs = given.id
  Object.assign(fleet, { shared: given, sharedAt: context.clock.monotonic() })
}

/** What is held, as the fleet gets it. Without its account it would serve everybody. */
function knownAs({ shared, unshared }: Fleet, held: HeldGrant): SharedGrant | undefined {
  if (held.sharedAs !== undefined) return shared
  return unshared?.held === held ? sharedFrom(held, unshared.account) : undefined
}
