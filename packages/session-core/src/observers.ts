import { checkOptions } from './check-options.ts'
import type { EventChannel } from './event-channel.ts'
import { aFunction } from './read-options.ts'
import type { SessionEvent, SessionHappening } from './session-event.ts'
import type { Clock } from './time/clock.ts'

/** A session, and who listens to it. */
export interface Observed {
  readonly clock: Clock
  readonly generation: number
  readonly channel?: EventChannel | undefined
  listeners: readonly Listener[]
}

/** One that can be subscribed to. */
export interface ObservedSession extends Observed {
  /** Whose errors these are. */
  readonly protocol: { readonly name: string }
}

type Listener = (event: SessionEvent) => unknown

/** Nobody listens. */
export const unobserved = { listeners: [] } as const

/** Whether anybody listens: otherwise no event is built. */
export const isObserved = ({ channel, listeners }: Pick<Observed, 'channel' | 'listeners'>): boolean =>
  listeners.length > 0 || channel?.isHeard() === true

/** Hands an event to every listener, with the generation it belongs to. */
export function tell(observed: Observed, happening: SessionHappening): void {
  if (!isObserved(observed)) return

  const { channel, clock, generation, listeners } = observed
  const wall = clock.wall()
  // A listener watches: whether it throws or rejects, it must not be able to break a login.
  for (const listener of channel ? [...listeners, channel.publish] : listeners) {
    ;(async () => {
      await listener(Object.freeze({ at: new Date(wall), generation, ...happening }))
    })().catch(() => {})
  }
}

/**
 * From now on; the returned function ends this subscription.
 *
 * @throws SessionError `invalid-options`
 */
export function subscribe(observed: ObservedSession, listener: (event: SessionEvent) => void): () => void {
  const given = { listener: (listener as typeof listener | undefined) ?? null }
  checkOptions(observed.protocol.name, { listener: aFunction }, given)
  const own = listener.bind(undefined)
  observed.listeners = [...observed.listeners, own]
  return () => {
    observed.listeners = observed.listeners.filter((other) => other !== own)
  }
}
