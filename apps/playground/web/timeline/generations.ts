import type { RecordedEvent } from '../../shared/recorded-event.ts'
import type { VendorName } from '../../shared/vendor.ts'

/** How long one grant served. */
export interface Generation {
  readonly lane: string
  readonly vendor: VendorName
  readonly generation: number
  readonly from: number
  readonly to: number
}

/** Reads off the events when each generation of each session began, and when it was over. */
export function generationsOf(events: readonly RecordedEvent[], now: number): readonly Generation[] {
  const begun = new Map<string, Generation>()
  const over: Generation[] = []
  const end = (lane: string, at: number): void => {
    const open = begun.get(lane)
    if (open === undefined) return
    begun.delete(lane)
    over.push({ ...open, to: at })
  }

  for (const { at, details, generation, lane, type, vendor } of events) {
    if (type === 'session-ended') end(lane, at)
    if (type === 'logged-out' && details.includes('replaced false')) end(lane, at)
    if (type !== 'login-succeeded') continue
    end(lane, at)
    begun.set(lane, { lane, vendor, generation, from: at, to: now })
  }
  return [...over, ...begun.values()]
}
