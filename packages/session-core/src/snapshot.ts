import type { HeldGrant } from './grant/held-grant.ts'
import type { SessionContext } from './session-context.ts'
import type { SessionSnapshot } from './session-snapshot.ts'

/** Where a session stands, without anything secret. */
export function takeSnapshot(context: SessionContext): SessionSnapshot {
  const { protocol, url, counts, generation, held } = context
  const { subject, notes } = held?.grant ?? {}

  return Object.freeze({
    protocol: protocol.name,
    origin: url.origin,
    ...(subject !== undefined && { subject }),
    phase: phaseOf(context),
    generation,
    ...(held && datesOf(held)),
    counts: Object.freeze({ ...counts }),
    notes: Object.freeze({ ...notes }),
  })
}

/** All from one reading of the wall clock, so that they stand still between two looks. */
function datesOf(held: HeldGrant): Pick<SessionSnapshot, 'issuedAt' | 'idleUntil' | 'endsAt'> {
  const { issuedWall, issuedAt, activeAt, idleMs, lifetimeMs } = held
  return {
    issuedAt: new Date(issuedWall),
    ...(idleMs < Infinity && { idleUntil: new Date(issuedWall + activeAt - issuedAt + idleMs) }),
    ...(lifetimeMs < Infinity && { endsAt: new Date(issuedWall + lifetimeMs) }),
  }
}

function phaseOf({ ended, held, login, isLocked }: SessionContext): SessionSnapshot['phase'] {
  if (ended) return ended
  if (isLocked) return 'locked'
  if (login) return 'authenticating'
  return held ? 'active' : 'idle'
}
