import type { Owner } from './lane.ts'
import type { SessionError, SessionErrorCode, SessionEvent } from '@org/session-core'

/** An event as a session emitted it, as it can be sent: an error is its code and its message. */
type Serialized<Event> = {
  readonly [name in keyof Event]: Event[name] extends SessionError
    ? { readonly code: SessionErrorCode; readonly message: string }
    : Event[name] extends Date
      ? number
      : Event[name]
}

type EachSerialized<Event> = Event extends unknown ? Serialized<Event> : never

/** A session's event, and whose it is; `at` is in milliseconds since 1970. */
export type RecordedEvent = EachSerialized<SessionEvent> & Owner & { readonly id: string }
