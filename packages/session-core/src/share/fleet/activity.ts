import type { HeldGrant } from '../../grant/held-grant.ts'
import type { FleetRecord } from '../record/record.ts'
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
      isNewer(seen.record, held) ? undefined : withActivity(fleet, seen, claimed),
    )
    const { grant } = view.record
    if (isWritten || !grant || !isNewer(view.record, held)) return true
    noteFleetActivity(held, grant)
    return false
  } catch {
    return true
  }
}

function isNewer({ grant }: FleetRecord, held: HeldGrant): boolean {
  return grant !== undefined && grant.id === held.sharedAs && grant.activeAt > held.activeAt + blurMs
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
