import { heldFor } from '../../grant/grant-store.ts'
import type { HeldGrant } from '../../grant/held-grant.ts'
import { misfitOf } from '../record/encode.ts'
import type { SharedGrant } from '../record/record.ts'
import { changeUnled } from './change.ts'
import type { Fleet } from './fleet.ts'
import { sharedFrom, withGrant } from './publish.ts'

/** Gives the fleet what only this process knows: after the store was away, or forgot. */
export async function restore(fleet: Fleet): Promise<void> {
  const { context } = fleet
  const held = heldFor(context, context.policy.skewMs)
  const known = held && knownAs(fleet, held)
  if (!known || context.login || misfitOf(held.grant) !== undefined) return

  const given = { ...known, activeAt: held.activeAt, accepted: held.accepted }
  const { isWritten, view } = await changeUnled(fleet, (record) =>
    !record.grant && context.held === held ? withGrant(fleet, record, given) : undefined,
  )
  // While somebody leads, or the store takes no writes, it is still to be done.
  fleet.hasForgotten = !view.record.grant
  if (!isWritten) return
  held.sharedAs = given.id
  Object.assign(fleet, { shared: given, sharedAt: context.clock.monotonic(), unshared: undefined })
}

/** What is held and the record may miss, as the fleet gets it. Without its account it would serve everybody. */
function knownAs({ hasForgotten, shared, unshared }: Fleet, held: HeldGrant): SharedGrant | undefined {
  if (unshared?.held === held) return sharedFrom(held, unshared.account)
  return hasForgotten && shared?.id === held.sharedAs ? shared : undefined
}
