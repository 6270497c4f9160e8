import { holdGrant } from '../../grant/held-grant.ts'
import { revokeReplaced } from '../../grant/revocation.ts'
import type { LogoutOutcome } from '../../protocol.ts'
import type { FleetRecord, LeavingGrant, SharedGrant } from '../record/record.ts'
import type { View } from '../register.ts'
import { issuedOf } from './adopt.ts'
import { changeUnled } from './change.ts'
import type { Fleet } from './fleet.ts'

/** Puts a grant among those to be logged out, once all others have had the time to move on. */
export function owe(
  fleet: Fleet,
  record: FleetRecord,
  grant: SharedGrant | undefined,
): FleetRecord['leaving'] {
  const { leaving } = record
  if (!grant || leaving.some((one) => one.grant.id === grant.id)) return leaving
  // More than a login budget lets pile up before they are due, by default. The oldest of more than that are due at once.
  const older = leaving.map((one, index) => (index <= leaving.length - 32 ? { ...one, dueAt: 0 } : one))
  return [...older, { grant, dueAt: fleet.context.clock.monotonic() + 2 * fleet.policy.recheckMs }]
}

/** The same for one that the record should know, and does not: the store has forgotten it, and the next one took its place. */
export function oweForgotten(
  fleet: Fleet,
  record: FleetRecord,
  grant: SharedGrant | undefined,
): FleetRecord['leaving'] {
  return record.grant?.id === grant?.id ? record.leaving : owe(fleet, record, grant)
}

/** Logs out what is due. Each debt is taken over first, so that one process pays it, and struck off last. */
export async function payDebts(fleet: Fleet, seen?: View): Promise<void> {
  const { replaced } = fleet
  let due: readonly LeavingGrant[] = []
  const { isWritten } = await changeUnled(
    fleet,
    (record) => {
      const now = fleet.context.clock.monotonic()
      const leaving = oweForgotten(fleet, record, replaced)
      due = leaving.filter(({ dueAt }) => dueAt <= now)
      fleet.replaced = undefined
      if (due.length === 0 && leaving === record.leaving) return undefined
      const later = now + 2 * fleet.policy.recheckMs
      return {
        ...record,
        leaving: leaving.map((one) => (due.includes(one) ? { ...one, dueAt: later } : one)),
      }
    },
    seen,
  )
  if (!isWritten) return
  for (const { grant } of due) await logOut(fleet, grant)
  await strikeOff(fleet, due)
}

/** Logs a shared grant out, and says how that went. */
export function logOut(fleet: Fleet, grant: SharedGrant): Promise<LogoutOutcome> {
  return revokeReplaced(fleet.context, holdGrant(issuedOf(fleet, grant), fleet.context.generation))
}

/** These are logged out. */
export async function strikeOff(fleet: Fleet, paid: readonly LeavingGrant[]): Promise<void> {
  if (paid.length === 0) return
  await changeUnled(fleet, (record) => {
    const leaving = record.leaving.filter(({ grant }) => paid.every((one) => grant.id !== one.grant.id))
    return leaving.length < record.leaving.length ? { ...record, leaving } : undefined
  })
}
