import type { LogoutOutcome } from './protocol.ts'
import type { SessionEvent } from './session-event.ts'
import type { SessionSnapshot } from './session-snapshot.ts'
import type { KyInstance } from 'ky'

/** One login at one server, renewed when it has to be. Safe to share by any number of concurrent callers. */
export interface Session extends AsyncDisposable {
  /**
   * The platform's `fetch`, with a session: it logs in on first use, signs each call, and where the server says that
   * the session has ended, logs in again and sends the call once more. A redirect is not followed: it is the answer.
   * Rejects with a `SessionError` for what concerns the session; without a connection, as the transport does.
   */
  readonly fetch: typeof globalThis.fetch
  /**
   * ky over `session.fetch`, with `timeout: false` and `retry: 0`: ky's ten seconds would count the login and a
   * person typing a one-time password. `extend()` it to set your own. It is loaded by the first call that is made with it,
   * and a function that was given to `extend()` runs then; `stop` and `retry` are for hooks, and throw a TypeError before.
   */
  readonly http: KyInstance
  /** Where the session stands now. Holds no secret: safe to log. */
  readonly snapshot: SessionSnapshot
  /**
   * Logs in now, not on first use; does nothing where there is a session.
   * @throws SessionError `credentials-rejected`, `unreachable` or whatever else a login fails with
   */
  readonly login: (wait?: WaitOptions) => Promise<SessionSnapshot>
  /**
   * Logs in anew, whether there is a session or not. The one that it replaces is logged out once no request uses it.
   */
  readonly renew: (wait?: WaitOptions) => Promise<SessionSnapshot>
  /**
   * Sends what counts as activity on the server, where the protocol can; does nothing where it cannot. Logs in first,
   * as a call would, and again when the session turns out to have ended.
   */
  readonly keepAlive: (wait?: WaitOptions) => Promise<SessionSnapshot>
  /**
   * Ends the session for good: whatever is called later fails with `closed`, and another logout has the same outcome. A
   * server that is not reached is an outcome, `local-only`, not an error. A shared session lives on for the others:
   * `left`.
   */
  readonly logout: (options?: LogoutOptions) => Promise<LogoutOutcome>
  /** Lets rejected credentials be sent again: a person has corrected them, or the account. */
  readonly rearm: () => void
  /** Calls the listener with each event, until the returned function is called. What a listener throws is ignored. */
  readonly subscribe: (listener: (event: SessionEvent) => void) => () => void
}

/** How a session ends. */
export interface LogoutOptions extends WaitOptions {
  /** Milliseconds that requests in flight get to end. Default: `policy.drainMs`. */
  readonly drainMs?: number | undefined
  /**
   * Ends a shared session on the server, for every process that shares it now. Default: `false`. Only the first logout
   * decides: later ones have its outcome.
   */
  readonly everywhere?: boolean | undefined
}

/** How long one caller waits. */
export interface WaitOptions {
  /** Ends this caller's wait, with the signal's reason. What the session does for all goes on. */
  readonly signal?: AbortSignal | undefined
}
