import type { Clock } from './clock.ts'
import type { SessionEvent, SessionHappening } from './session-event.ts'

/** Whoever wants to know what happens. */
export interface Observers {
  /** Whether anybody listens: where nobody does, nothing is built. */
  readonly listening: () => boolean
  readonly tell: (happening: SessionHappening) => void
  readonly subscribe: (listener: (event: SessionEvent) => void) => () => void
}

/** Hands every event to every listener, with the generation it belongs to. Where nobody listens, none is made. */
export function createObservers(clock: Clock, generation: () => number): Observers {
  let listeners: readonly ((event: SessionEvent) => unknown)[] = []

  return {
    listening: () => listeners.length > 0,
    tell: (happening) => {
      if (listeners.length === 0) return

      const event = Object.freeze({ at: new Date(clock.wall()), generation: generation(), ...happening })
      // A listener watches: whether it throws or rejects, it must not be able to break a login.
      for (const listener of listeners) {
        ;(async () => {
          await listener(event)
        })().catch(() => {})
      }
    },
    subscribe: (listener) => {
      const own = listener.bind(undefined)
      listeners = [...listeners, own]
      return () => {
        listeners = listeners.filter((other) => other !== own)
      }
    },
  }
}
