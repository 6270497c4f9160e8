import type { Session } from '../session.ts'
import { LawFailure } from './law-failure.ts'

type Watched = Pick<Session, 'snapshot'>

/**
 * How long a session lives unused, from a moment or from its login: milliseconds.
 *
 * @throws LawFailure where its login did not say so.
 */
export function idleMsOf({ snapshot }: Watched, from = Number(snapshot.issuedAt)): number {
  if (snapshot.idleUntil === undefined) throw unsaid('idleMs', 'idle-limit', snapshot)
  return Number(snapshot.idleUntil) - from
}

/**
 * How long a session lives at most, from a moment or from its login: milliseconds.
 *
 * @throws LawFailure where its login did not say so.
 */
export function lifetimeMsOf({ snapshot }: Watched, from = Number(snapshot.issuedAt)): number {
  if (snapshot.endsAt === undefined) throw unsaid('lifetimeMs', 'lifespan', snapshot)
  return Number(snapshot.endsAt) - from
}

function unsaid(field: string, capability: string, { phase }: Session['snapshot']): LawFailure {
  return new LawFailure(
    `Promised: a login's grant has ${field}, since \`can\` says ${capability}. It has none; the session is ${phase}.`,
  )
}
