import type { SessionEvent, SessionHappening } from './session-event.ts'
import type { Clock } from './time/clock.ts'

/** A session's listeners. */
export interface Observed {
  readonly clock: Clock
  readonly generation: number
  listeners: readonly Listener[]
}

type Listener = (event: SessionEvent) => unknown

/** Nobody listens. */
export const unobserved = { listeners: [] } as const

/** Hands an event to every listener, with the generation it belongs to. Without listeners no event is built. */
export function tell({ clock, generation, listeners }: Observed, happening: SessionHappening): void {
  if (listeners.length === 0) return

  const event = Object.freeze({ at: new Date(clock.wall()), generation, ...happening })
  // A listener watches: whether it throws or rejects, it must not be able to break a login.
  for (const listener of listeners) {
    ;(async () => {
      await listener(event)
    })().catch(() => {})
  }
}

/** From now on; the returned function ends this subscription. */
export function subscribe(observed: Observed, listener: (event: SessionEvent) => void): () => void {
  const own = listener.bind(undefined)
  observed.listeners = [...observed.listeners, own]
  return () => {
    observed.listeners = observed.listeners.filter((other) => other !== own)
  }
}
