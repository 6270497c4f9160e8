import type { Secret } from './secrets/secret.ts'
import type { SessionSnapshot } from './session-snapshot.ts'
import type { KyInstance } from 'ky'

/** All that a vendor package writes. Stateless, without timers; one attempt per call. */
export interface SessionProtocol<Credentials, Key> {
  /** How errors, snapshots and events name it: `appviewx`, `securid`. */
  readonly name: string
  /** Requests outside this origin and path never carry the session. */
  readonly url: URL
  /** What `session.http` resolves against, below `url`: `avxapi/`. */
  readonly basePath?: string
  /** Parameters that every request below `url` carries, unless it names them itself. */
  readonly query?: Readonly<Record<string, string>>
  /**
   * Who logs in with these credentials, never a secret: one shared session never serves two accounts. Default: the fields
   * that name somebody (`username`, `user`, `clientId`, `account`, `login`, `email`, `domain`, …).
   */
  readonly account?: (credentials: Credentials) => string
  /** Logs in once. Throws a `SessionError`; must not throw once the server has granted a session. */
  readonly login: (credentials: Credentials, wire: Wire) => Promise<Grant<Key>>
  /** Ends a session on the server. A server that no longer knows it is `already-ended`, not an error. */
  readonly logout?: (grant: Grant<Key>, wire: Wire) => Promise<LogoutOutcome>
  /** Counts as activity on the server, and says what the server thinks of the session. */
  readonly keepAlive?: (grant: Grant<Key>, wire: Wire) => Promise<Verdict>
  /** Writes the key into the headers of one request. */
  readonly sign: (headers: Headers, key: Key) => void
  /** A cheap look at status and headers: might this answer say that the session ended? Default: 401, 403, 407, a redirect. */
  readonly suspect?: (response: Response) => boolean
  /** Reads a suspect answer, of which it gets a bounded copy, and decides. */
  readonly judge: (response: Response) => Verdict | Promise<Verdict>
}

/** What an answer says of the session: it works, it is over, or it works and may not do this. */
export type Verdict = 'accepted' | 'session-ended' | 'forbidden'

/**
 * How a logout went. `revoked`: the server ended the session. `already-ended`: it no longer knew it, or there was none.
 * `local-only`: it was not reached, or the protocol has no logout. `left`: this process is out of a shared session, which
 * lives on for the others; a protocol's own `logout` never says so.
 */
export type LogoutOutcome = 'revoked' | 'already-ended' | 'local-only' | 'left'

/** What a server grants at login. Lifetimes are durations, so clock skew cannot matter. */
export interface Grant<Key> {
  readonly key: Secret<Key>
  /** The user or client id the session belongs to. */
  readonly subject?: string | undefined
  /** Milliseconds without a request after which the server forgets the session. */
  readonly idleMs?: number | undefined
  /** Milliseconds from the login after which it ends whatever happens. */
  readonly lifetimeMs?: number | undefined
  /** What the vendor told us at login, in its own words. Nothing secret. */
  readonly notes?: SessionSnapshot['notes'] | undefined
}

/** A protocol's own way to the server: no session on it. */
export interface Wire {
  /**
   * ky, bound to `protocol.url`. Redirects are not followed, nothing is retried, replies are bounded to 1 MiB.
   * Any status is an answer but a redirect, which is `unexpected-reply`; no connection is `unreachable`. `.json()` rounds
   * numbers beyond 2⁵³: `readJson(await reply.text())` of `@org/session-core/vendor` keeps the digits of an id.
   */
  readonly http: KyInstance
  /** Aborted at the shared work's own deadline; never a caller's signal. */
  readonly signal: AbortSignal
  /** Milliseconds until the deadline: what is asked beside a grant that is there must not cost it. */
  readonly leftMs?: () => number
  /** Asks the person once: one prompt per login, its answer used once. */
  readonly ask: (challenge: Challenge) => Promise<string>
}

/** What the server wants to know besides the credentials. */
export interface Challenge {
  /** A one-time password. */
  readonly kind: 'otp'
  /** Where the answer was sent, as the server masks it: `aaa********@example.com`. */
  readonly hint?: string
}
