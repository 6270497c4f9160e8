import type { FleetRecord } from '../record/record.ts'
import type { View } from '../register.ts'
import { writeRegister } from '../write-register.ts'
import { type Fleet, look, told } from './fleet.ts'
import { leaderOf } from './lease.ts'

/** What a change makes of a record; `undefined` leaves it as it is. */
export type Decide = (view: View) => FleetRecord | undefined

/** Changes the record by compare-and-swap: when somebody else was first, reads and decides again. Never a blind write. */
export async function change(
  fleet: Fleet,
  decide: Decide,
  from?: View,
): Promise<{ readonly view: View; readonly isWritten: boolean }> {
  for (let view = from ?? (await look(fleet)); ; view = await look(fleet)) {
    const next = decide(view)
    if (!next) return { view, isWritten: false }
    const written = await write(fleet, view, next)
    if (written) return { view: written, isWritten: true }
  }
}

/**
 * The same for what may wait: while somebody leads nothing is written, so that whoever leads need not write again because of
 * it. A lease that was silent for too long goes with the first write.
 */
export function changeUnled(
  fleet: Fleet,
  decide: (record: FleetRecord) => FleetRecord | undefined,
  from?: View,
): ReturnType<typeof change> {
  const decideUnled: Decide = (view) =>
    leaderOf(fleet, view) === undefined ? decide({ ...view.record, lease: undefined }) : undefined
  return change(fleet, decideUnled, from)
}

/** One swap. What this process knows to be rejected is written along, the last hundred: a store may have forgotten it. */
export async function write(fleet: Fleet, from: View, record: FleetRecord): Promise<View | false> {
  const rejected = Object.fromEntries([...fleet.rejected].slice(-100))
  const next = { ...record, era: record.era ?? fleet.id, rejected }
  const written = await told(fleet, writeRegister(fleet, from, next))
  if (written) fleet.n = Math.max(fleet.n, written.record.n)
  return written
}
