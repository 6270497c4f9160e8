import type { Owner } from '../../shared/lane.ts'
import type { RecordedEvent } from '../../shared/recorded-event.ts'

/** How long one grant served a session, or one of the processes that share it. */
export interface Generation extends Owner {
  readonly generation: number
  readonly from: number
  readonly to: number
}

/**
 * Reads off the events when each generation of each session began, and when it was over. Where processes share a session,
 * it has its own from the login of one until the first one is refused, and each process from when it had the grant.
 */
export function generationsOf(events: readonly RecordedEvent[], now: number): readonly Generation[] {
  const begun = new Map<string, Generation>()
  const over: Generation[] = []
  const note = (owner: Owner, { at, generation }: RecordedEvent, change: 'begins' | 'ends'): void => {
    const key = `${owner.lane} ${owner.process ?? ''}`
    const open = begun.get(key)
    // What a process says of an older grant says nothing of this one.
    if (change === 'ends' && generation < (open?.generation ?? 0)) return
    begun.delete(key)
    if (open !== undefined) over.push({ ...open, to: at })
    if (change === 'begins') begun.set(key, { ...owner, generation, from: at, to: now })
  }

  for (const event of events) {
    const { lane, process, vendor } = event
    const change = changeOf(event)
    if (change === undefined) continue
    if (!isOneOfMany(event)) note({ vendor, lane }, event, change)
    if (process !== undefined) note({ vendor, lane, process }, event, change)
  }
  return [...over, ...begun.values()]
}

/** Whether a grant serves from now on, or no longer: the logout of one that was replaced says nothing about its successor. */
function changeOf(event: RecordedEvent): 'begins' | 'ends' | undefined {
  if (event.type === 'login-succeeded' || event.type === 'adopted') return 'begins'
  if (event.type === 'session-ended' || (event.type === 'logged-out' && !event.replaced)) return 'ends'
  return undefined
}

/** Whether a process joins others or leaves them: their session is the same before and after. */
const isOneOfMany = (event: RecordedEvent): boolean =>
  event.type === 'adopted' || (event.type === 'logged-out' && event.outcome === 'left')
