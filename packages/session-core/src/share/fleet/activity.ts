import type { HeldGrant } from '../../grant/held-grant.ts'
import type { FleetRecord, SharedGrant } from '../record/record.ts'
import type { View } from '../register.ts'
import { noteFleetActivity } from './adopt.ts'
import { change } from './change.ts'
import type { Fleet } from './fleet.ts'
import { freeRecord } from './lease.ts'

/** Activity of others that is not this much newer is our own, seen again: milliseconds. */
const blurMs = 100

/** Tells the fleet that its session is in use: one process does it for all. */
export async function tellActivity(fleet: Fleet, held: HeldGrant): Promise<void> {
  await change(fleet, (view) => withActivity(fleet, view, held))
}

/** Whether this process is the one to send a heartbeat now: who writes first is. */
export async function claimHeartbeat(fleet: Fleet, held: HeldGrant): Promise<boolean> {
  if (held.sharedAs === undefined) return true
  try {
    const { clock } = fleet.context
    const claimed = { ...held, activeAt: clock.monotonic() }
    const { view, isWritten } = await change(fleet, (seen) =>
      newerThan(held, seen) ? undefined : withActivity(fleet, seen, claimed),
    )
    const newer = newerThan(held, view)
    if (isWritten || !newer) return true
    noteFleetActivity(held, newer)
    return false
  } catch {
    return true
  }
}

/** The grant as the fleet has it, if others used it since. */
function newerThan({ sharedAs, activeAt }: HeldGrant, { record: { grant } }: View): SharedGrant | undefined {
  return grant && grant.id === sharedAs && grant.activeAt > activeAt + blurMs ? grant : undefined
}

function withActivity(
  fleet: Fleet,
  view: View,
  { sharedAs, activeAt, idleMs }: Pick<HeldGrant, 'activeAt' | 'idleMs' | 'sharedAs'>,
): FleetRecord | undefined {
  const record = freeRecord(fleet, view)
  const grant = record?.grant
  if (!grant || grant.id !== sharedAs || activeAt - grant.activeAt < Math.min(idleMs / 8, blurMs))
    return undefined
  return { ...record, grant: { ...grant, activeAt, accepted: true } }
}
