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

  for (const event of events) {
    const { at, generation, lane, vendor } = event
    if (endsGrant(event)) end(lane, at)
    if (event.type === 'login-succeeded') begun.set(lane, { lane, vendor, generation, from: at, to: now })
  }
  return [...over, ...begun.values()]
}

/** Whether the grant that serves is over: the logout of one that was replaced says nothing about its successor. */
const endsGrant = (event: RecordedEvent): boolean =>
  event.type === 'session-ended' ||
  event.type === 'login-succeeded' ||
  (event.type === 'logged-out' && !event.replaced)
