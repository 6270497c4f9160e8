/** A grant's place in time: milliseconds, moments on the monotonic clock; `Infinity` where the server did not say. */
export interface GrantLifetime {
  readonly issuedAt: number
  /** When the last accepted request was sent. */
  readonly activeAt: number
  /** Without a request, after which it is over. */
  readonly idleMs: number
  /** After which it is over whatever happens. */
  readonly lifetimeMs: number
}

/** Longer than any session, and short enough for every timer and date. */
const centuryMs = 100 * 365 * 86_400_000

/** Reads a span that a server named. What is no positive number says nothing. */
export function spanOf(ms: unknown): number {
  return typeof ms === 'number' && ms > 0 && ms < centuryMs ? ms : Infinity
}

/**
 * Milliseconds until a grant is over, less a margin: 0 or less means that a request sent now may come too late.
 * A margin as long as the lifetime would renew on every call: a quarter of it is the most.
 */
export function timeLeft(
  { issuedAt, activeAt, idleMs, lifetimeMs }: GrantLifetime,
  now: number,
  marginMs = 0,
): number {
  const until = (from: number, span: number): number => from + span - Math.min(marginMs, span / 4) - now

  return Math.min(until(activeAt, idleMs), until(issuedAt, lifetimeMs))
}
