import type { HeldGrant } from '../../grant/held-grant.ts'
import type { FleetRecord, SharedGrant } from '../record/record.ts'
import { noteFleetActivity } from './adopt.ts'
import { changeUnled } from './change.ts'
import type { Fleet } from './fleet.ts'

/** Tells the fleet that its session is in use: one process does it for all. */
export async function tellActivity(fleet: Fleet, held: HeldGrant): Promise<void> {
  await changeUnled(fleet, (record) => withActivity(record, held))
}

/** Whether this process is the one to send a heartbeat now: who writes first is. */
export async function claimHeartbeat(fleet: Fleet, held: HeldGrant): Promise<boolean> {
  if (held.sharedAs === undefined) return true
  const claimed = { ...held, activeAt: fleet.context.clock.monotonic() }
  const { view, isWritten } = await changeUnled(fleet, (record) =>
    newerThan(held, record) ? undefined : withActivity(record, claimed),
  )
  const newer = newerThan(held, view.record)
  if (isWritten || !newer) return true
  noteFleetActivity(held, newer)
  return false
}

/** The grant as the fleet has it, if others used it since: what is less than 100 ms newer is our own use, seen again. */
function newerThan({ sharedAs, activeAt }: HeldGrant, { grant }: FleetRecord): SharedGrant | undefined {
  return grant && grant.id === sharedAs && grant.activeAt > activeAt + 100 ? grant : undefined
}

function withActivity(
  record: FleetRecord,
  { sharedAs, activeAt, idleMs }: Pick<HeldGrant, 'activeAt' | 'idleMs' | 'sharedAs'>,
): FleetRecord | undefined {
  const { grant } = record
  if (!grant || grant.id !== sharedAs || activeAt - grant.activeAt < Math.min(idleMs / 8, 100))
    return undefined
  return { ...record, grant: { ...grant, activeAt, accepted: true } }
}
