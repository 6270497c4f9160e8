import type { LogoutOutcome } from './protocol.ts'
import type { SessionEvent } from './session-event.ts'
import type { SessionSnapshot } from './session-snapshot.ts'
import type { KyInstance } from 'ky'

/** One login at one server, renewed when it has to be. Safe to share by any number of concurrent callers. */
export interface Session extends AsyncDisposable {
  /** Logs in on first use, signs, renews and replays once. Otherwise the platform's `fetch`, but redirects are the answer. */
  readonly fetch: typeof globalThis.fetch
  /**
   * ky over `session.fetch`, with `timeout: false` and `retry: 0`: ky's ten seconds would count the login and a
   * person typing a one-time password. `extend()` it to set your own.
   */
  readonly http: KyInstance
  /** Synchronous, secret-free, safe to log. */
  readonly snapshot: SessionSnapshot
  /** Warms up: logs in unless the session is ready. */
  readonly login: (wait?: WaitOptions) => Promise<SessionSnapshot>
  /** A fresh login, now. The session it replaces is logged out once no request uses it. */
  readonly renew: (wait?: WaitOptions) => Promise<SessionSnapshot>
  /** Counts as activity on the server, where the protocol can. Logs in first, as a request would. */
  readonly keepAlive: (wait?: WaitOptions) => Promise<SessionSnapshot>
  /** Ends it for good; idempotent. A shared session lives on for the others: `left`. */
  readonly logout: (options?: LogoutOptions) => Promise<LogoutOutcome>
  /** A person fixed the credentials: they may be sent again. */
  readonly rearm: () => void
  /** Tells of everything that happens, until the returned function is called. A listener that throws is ignored. */
  readonly subscribe: (listener: (event: SessionEvent) => void) => () => void
}

/** How a session ends. */
export interface LogoutOptions extends WaitOptions {
  /** Milliseconds that requests in flight get; the policy's by default. */
  readonly drainMs?: number | undefined
  /**
   * Ends a shared session on the server, for every process that shares it now. Default: `false`. It is for the first logout
   * to say: a later one has the same outcome.
   */
  readonly everywhere?: boolean | undefined
}

/** How long one caller waits. */
export interface WaitOptions {
  /** Ends this caller's wait, never the shared work. */
  readonly signal?: AbortSignal | undefined
}
