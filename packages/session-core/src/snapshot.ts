import type { Standing } from './grant-keeper.ts'
import type { HeldGrant } from './held-grant.ts'
import type { SessionContext } from './session-context.ts'
import type { SessionSnapshot } from './session-snapshot.ts'

/** Where a session stands, without anything secret. */
export function takeSnapshot<Credentials, Key>(
  { protocol, home, counts }: SessionContext<Credentials, Key>,
  standing: Standing<Key>,
): SessionSnapshot {
  const { held, generation } = standing
  const subject = held?.grant.subject

  return Object.freeze({
    protocol: protocol.name,
    origin: home.url.origin,
    ...(subject === undefined ? {} : { subject }),
    phase: phaseOf(standing),
    generation,
    ...(held === undefined ? {} : datesOf(held)),
    counts: Object.freeze({ ...counts }),
    notes: Object.freeze({ ...held?.grant.notes }),
  })
}

function phaseOf<Key>({ state, locked, authenticating, held }: Standing<Key>): SessionSnapshot['phase'] {
  if (state !== 'open') return state
  if (locked) return 'locked'
  if (authenticating) return 'authenticating'
  return held === undefined ? 'idle' : 'active'
}

/** All from one reading of the wall clock, so that they stand still between two looks. */
function datesOf<Key>({
  issuedWall,
  issuedAt,
  activeAt,
  idleMs,
  lifetimeMs,
}: HeldGrant<Key>): Pick<SessionSnapshot, 'issuedAt' | 'idleUntil' | 'endsAt'> {
  return {
    issuedAt: new Date(issuedWall),
    ...(idleMs === Infinity ? {} : { idleUntil: new Date(issuedWall + activeAt - issuedAt + idleMs) }),
    ...(lifetimeMs === Infinity ? {} : { endsAt: new Date(issuedWall + lifetimeMs) }),
  }
}
