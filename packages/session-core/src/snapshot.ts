import type { GrantKeeper } from './grant-keeper.ts'
import type { SessionContext } from './session-context.ts'
import type { SessionSnapshot } from './session-snapshot.ts'

/** Where a session stands, without anything secret. */
export function takeSnapshot<Credentials, Key>(
  { protocol, url, counts, generation }: SessionContext<Credentials, Key>,
  keeper: GrantKeeper<Key>,
): SessionSnapshot {
  const held = keeper.held()
  const { subject, notes } = held?.grant ?? {}

  return Object.freeze({
    protocol: protocol.name,
    origin: url.origin,
    ...(subject !== undefined && { subject }),
    phase: keeper.phase(),
    generation,
    ...(held && datesOf(held)),
    counts: Object.freeze({ ...counts }),
    notes: Object.freeze({ ...notes }),
  })
}

/** All from one reading of the wall clock, so that they stand still between two looks. */
function datesOf(
  held: NonNullable<ReturnType<GrantKeeper<unknown>['held']>>,
): Pick<SessionSnapshot, 'issuedAt' | 'idleUntil' | 'endsAt'> {
  const { issuedWall, issuedAt, activeAt, idleMs, lifetimeMs } = held
  return {
    issuedAt: new Date(issuedWall),
    ...(idleMs < Infinity && { idleUntil: new Date(issuedWall + activeAt - issuedAt + idleMs) }),
    ...(lifetimeMs < Infinity && { endsAt: new Date(issuedWall + lifetimeMs) }),
  }
}
