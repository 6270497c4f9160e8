import type { View } from '../register.ts'
import { loadWriting } from '../rooms.ts'
import type { Fleet } from './fleet.ts'

/** Does something that no caller waits for; a logout does. What fails was told, and is tried again another time. */
export function inBackground(fleet: Fleet, work: () => Promise<unknown>): void {
  const before = fleet.background
  fleet.background = work()
    .catch(() => {})
    .then(() => before)
}

/** The same, with what writes the record. */
export function writeInBackground(
  fleet: Fleet,
  work: (writing: Awaited<ReturnType<typeof loadWriting>>) => Promise<unknown>,
): void {
  inBackground(fleet, async () => work(await loadWriting()))
}

/** Logs out what is due, and sees to it that what the store has forgotten will be. */
export function payWhatIsDue(fleet: Fleet, seen?: View): void {
  const { clock, ended } = fleet.context
  if (ended || (clock.monotonic() < fleet.dueAt && !fleet.replaced)) return
  writeInBackground(fleet, (writing) => writing.payDebts(fleet, seen))
}
