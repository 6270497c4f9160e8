import { toy, type ToyCredentials } from './toy-protocol.ts'
import { createToyServer, type ToyServer } from './toy-server.ts'
import {
  createSession,
  type Session,
  type SessionEvent,
  type SessionOptions,
  type SessionProtocol,
} from '@org/session-core'
import { type FaultyFetch, faultyFetch, type ManualClock, manualClock } from '@org/session-core/testing'

/** A session with the toy, and everything around it in view. */
export interface ToyScene {
  readonly session: Session
  readonly server: ToyServer
  readonly wire: FaultyFetch
  readonly clock: ManualClock
  /** What was told so far, oldest first. */
  readonly events: readonly SessionEvent[]
  /** Time passes for both sides: milliseconds. */
  readonly passTime: (ms: number) => Promise<void>
}

/** Ann's, unless its options say otherwise; and the protocol as it is, unless parts of it are changed. */
export function toyScene(
  options: Partial<SessionOptions<ToyCredentials>> = {},
  changed: Partial<SessionProtocol<ToyCredentials, string>> = {},
): ToyScene {
  const server = createToyServer()
  const wire = faultyFetch(server.fetch)
  const clock = manualClock()
  const events: SessionEvent[] = []
  const session = createSession(
    { ...toy('https://toy.test/base/'), ...changed },
    {
      credentials: { username: 'ann', password: 'ann has <a> password & more' },
      transport: wire.fetch,
      clock,
      ...options,
    },
  )
  session.subscribe((event) => events.push(event))

  return {
    session,
    server,
    wire,
    clock,
    events,
    passTime: async (ms) => {
      server.advance(ms)
      await clock.advance(ms)
    },
  }
}
