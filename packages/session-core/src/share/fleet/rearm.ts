import { inBackground } from './background.ts'
import { change, type Fleet } from './fleet.ts'

/** A person fixed the credentials, for the whole fleet. */
export function rearmFleet(fleet: Fleet): void {
  fleet.mustRearm = true
  fleet.rejected.clear()
  inBackground(fleet, () => flushRearm(fleet))
}

/** Tells the fleet, if that is still to be done. */
export async function flushRearm(fleet: Fleet): Promise<void> {
  if (!fleet.mustRearm) return
  try {
    await change(fleet, ({ record }) => {
      if (!fleet.mustRearm) return undefined
      fleet.rejected.clear()
      const rearms = Math.max(record.rearms, fleet.rearms ?? 0) + 1
      fleet.rearms = rearms
      return { ...record, rejected: {}, rearms, failed: undefined }
    })
    fleet.mustRearm = false
  } catch {
    // Without the store this process alone knows; it tells at the next contact.
  }
}
