/** How long a grant is good for, in milliseconds from its beginning; `Infinity` where the server did not say. */
export interface GrantLifetime {
  /** Without a request, after which it is over. */
  readonly idleMs: number
  /** After which it is over whatever happens. */
  readonly lifetimeMs: number
  /** The same two, less a margin: time to renew. */
  readonly idleDueMs: number
  readonly lifetimeDueMs: number
}

/** A grant's place in time, in milliseconds of the monotonic clock. */
export interface GrantAge {
  readonly lifetime: GrantLifetime
  readonly issuedAt: number
  readonly activeAt: number
}

/** Longer than any session, and short enough for every timer and date. */
const centuryMs = 100 * 365 * 86_400_000

/** Reads what a server said of its sessions. What is no positive number says nothing. */
export function lifetimeOf(
  grant: { readonly idleMs?: unknown; readonly lifetimeMs?: unknown },
  skewMs: number,
): GrantLifetime {
  const idleMs = known(grant.idleMs)
  const lifetimeMs = known(grant.lifetimeMs)

  return {
    idleMs,
    lifetimeMs,
    idleDueMs: idleMs - margin(idleMs, skewMs),
    lifetimeDueMs: lifetimeMs - margin(lifetimeMs, skewMs),
  }
}

/** A margin as long as the lifetime would renew on every call: a quarter is the most. */
export function margin(spanMs: number, skewMs: number): number {
  return spanMs === Infinity ? 0 : Math.min(skewMs, spanMs / 4)
}

/** Whether a request sent now might arrive too late. */
export function isDue({ lifetime, issuedAt, activeAt }: GrantAge, now: number): boolean {
  return now >= activeAt + lifetime.idleDueMs || now >= issuedAt + lifetime.lifetimeDueMs
}

/** Whether it is over, as far as the clock can tell. */
export function isOver({ lifetime, issuedAt, activeAt }: GrantAge, now: number): boolean {
  return now >= activeAt + lifetime.idleMs || now >= issuedAt + lifetime.lifetimeMs
}

function known(ms: unknown): number {
  return typeof ms === 'number' && ms > 0 && ms < centuryMs ? ms : Infinity
}
