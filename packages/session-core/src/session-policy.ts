/** Deadlines, margins and limits of a session. Every default is safe; every duration is in milliseconds. */
export interface SessionPolicy {
  /** 30 000: the whole login, its challenge excepted. */
  readonly loginDeadlineMs: number
  /** 30 000: renew this long before a known end, and never more than a quarter of the lifetime before it. */
  readonly skewMs: number
  /** 20 logins per 60 000 ms, forced and automatic together. */
  readonly loginBudget: { readonly max: number; readonly perMs: number }
  /** 1 MiB, in bytes: how much of a streamed body is kept for a replay. */
  readonly maxReplayBytes: number
  /** `false`; `true` keeps an idle session alive where the protocol can. */
  readonly keepAlive: boolean
  /** 5 000: what requests in flight get at logout, and then the logout itself, which gets 1 000 at least. */
  readonly drainMs: number
}

/** What holds unless the options say otherwise. */
export const defaultPolicy: SessionPolicy = {
  loginDeadlineMs: 30_000,
  skewMs: 30_000,
  loginBudget: { max: 20, perMs: 60_000 },
  maxReplayBytes: 1_048_576,
  keepAlive: false,
  drainMs: 5000,
}

/** What a logout gets, in milliseconds: who gives requests in flight no time still wants the session to end. */
export function logoutMs({ drainMs }: Pick<SessionPolicy, 'drainMs'>): number {
  return Math.max(drainMs, 1000)
}
