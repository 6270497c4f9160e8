import { change } from './change.ts'
import type { Fleet } from './fleet.ts'

/** Tells the fleet that a person fixed the credentials, if that is still to be done. */
export async function flushRearm(fleet: Fleet): Promise<void> {
  if (!fleet.mustRearm) return
  try {
    await change(fleet, ({ record }) => {
      if (!fleet.mustRearm) return undefined
      fleet.rejected.clear()
      fleet.rearms = Math.max(record.rearms, fleet.rearms ?? 0) + 1
      return { ...record, rejected: {}, rearms: fleet.rearms, failed: undefined }
    })
    fleet.mustRearm = false
  } catch {
    // Without the store this process alone knows; it tells at the next contact.
  }
}
