/** Deadlines, margins and limits of a session. Every default is safe; every duration is in milliseconds. */
export interface SessionPolicy {
  /** How long a login may take, without the time that a challenge waits for its answer. Default: 30 000. */
  readonly loginDeadlineMs: number
  /** How long before a known end a session is renewed; a quarter of its lifetime at most. Default: 30 000. */
  readonly skewMs: number
  /** How many logins may begin within how many milliseconds, forced and automatic together. Default: 20 in 60 000. */
  readonly loginBudget: { readonly max: number; readonly perMs: number }
  /** How many bytes of a streamed body are kept, so that the call can be sent again. Default: 1 048 576, 1 MiB. */
  readonly maxReplayBytes: number
  /** Whether an idle session is kept alive, where the protocol can. Default: `false`. */
  readonly keepAlive: boolean
  /**
   * How long requests in flight get to end at logout; then the logout itself gets as long, 1 000 at least. Default: 5
   * 000.
   */
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
