import { type SessionUsage, type TellsUsage, usage } from '../session-usage.ts'
import type { Session } from '../session.ts'

/** A session in a pool, and when it was handed out last, in monotonic milliseconds. */
export interface Member<Opened extends Session = Session> {
  /** Its key. */
  readonly name: string
  readonly session: Opened
  readonly handedOutAt: number
}

/** Whether somebody has logged it out. */
export function isOver({ session }: Member): boolean {
  return session.snapshot.phase.startsWith('clos')
}

/** When it was handed out or used last, in monotonic milliseconds. */
export function usedAt({ session, handedOutAt }: Member): number {
  return Math.max(handedOutAt, usageOf(session).activeAt)
}

/** Those that may be logged out, but the one that was just asked for; the least recently used first. */
export function freeOnes<Of extends Member>(members: Iterable<Of>, asked?: Session): readonly Of[] {
  return [...members]
    .filter((member) => member.session !== asked && isFree(member))
    .toSorted((one, other) => usedAt(one) - usedAt(other))
}

/** Nobody uses it, it is not logging in, and it has nothing to remember. */
function isFree({ session }: Member): boolean {
  // A snapshot costs more than a look at what ties it.
  return usageOf(session).calls === 0 && /^(?:idle|active|closed)$/.test(session.snapshot.phase)
}

/** A session that somebody wrote by hand tells nothing. */
function usageOf(session: Session): SessionUsage {
  return (session as Partial<TellsUsage>)[usage]?.() ?? { calls: 0, activeAt: 0 }
}
