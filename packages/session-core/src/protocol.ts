import type { Secret } from './secrets/secret.ts'
import type { SessionSnapshot } from './session-snapshot.ts'
import type { KyInstance } from 'ky'

/** All that a vendor package writes. Stateless, without timers; one attempt per call. */
export interface SessionProtocol<Credentials, Key> {
  /** The name in errors and snapshots: `appviewx`, `securid`. */
  readonly name: string
  /**
   * The root of the server. A call outside its origin and path is refused with `foreign-origin`, and never carries the
   * session.
   */
  readonly url: URL
  /** What `session.http` resolves against, below `url`: `avxapi/`. */
  readonly basePath?: string
  /** Parameters that every request below `url` carries, unless it names them itself. */
  readonly query?: Readonly<Record<string, string>>
  /**
   * Names the account that these credentials belong to, without a secret: two accounts never share one login. Default:
   * the fields that name somebody (`username`, `user`, `clientId`, `account`, `login`, `email`, `domain`, …).
   */
  readonly account?: (credentials: Credentials) => string
  /**
   * Logs in once. Throws a `SessionError` when that fails. It must not throw once the server has opened a session:
   * nobody could log that one out.
   */
  readonly login: (credentials: Credentials, wire: Wire) => Promise<Grant<Key>>
  /**
   * Ends a session on the server. Answers `already-ended`, and does not throw, when the server no longer knows it.
   * Default: every logout is `local-only`.
   */
  readonly logout?: (grant: Grant<Key>, wire: Wire) => Promise<LogoutOutcome>
  /**
   * Sends what counts as activity on the server and changes nothing else, and answers what the server says of the
   * session. Default: sessions of this protocol are not kept alive.
   */
  readonly keepAlive?: (grant: Grant<Key>, wire: Wire) => Promise<Verdict>
  /** Writes the key into the headers of one request. */
  readonly sign: (headers: Headers, key: Key) => void
  /** A cheap look at status and headers: might this answer say that the session ended? Default: 401, 403, 407, a redirect. */
  readonly suspect?: (response: Response) => boolean
  /** Decides what a suspect answer says. It gets a copy with at most the first 64 KiB of the body. */
  readonly judge: (response: Response) => Verdict | Promise<Verdict>
}

/**
 * What an answer says of the session. `accepted`: it works. `session-ended`: it is over, so the engine logs in again
 * and sends the call once more. `forbidden`: it works, and may not do this.
 */
export type Verdict = 'accepted' | 'session-ended' | 'forbidden'

/**
 * How a logout went. `revoked`: the server ended the session. `already-ended`: it no longer knew it, or there was none.
 * `local-only`: it was not reached, or the protocol has no logout. `left`: this process is out of a shared session, which
 * lives on for the others; a protocol's own `logout` never says so.
 */
export type LogoutOutcome = 'revoked' | 'already-ended' | 'local-only' | 'left'

/** What a server grants at login. Lifetimes are durations, so clock skew cannot matter. */
export interface Grant<Key> {
  /** What `sign` writes into the headers of each call. */
  readonly key: Secret<Key>
  /** The user or client id the session belongs to. */
  readonly subject?: string | undefined
  /** Milliseconds without a request after which the server forgets the session. */
  readonly idleMs?: number | undefined
  /** Milliseconds from the login after which it ends, used or not. */
  readonly lifetimeMs?: number | undefined
  /** What the vendor said at login, in its own words: `passwordExpiryMsg`, `termsAccepted`, … Nothing secret. */
  readonly notes?: SessionSnapshot['notes'] | undefined
}

/** A protocol's own way to the server: no session on it. */
export interface Wire {
  /**
   * A `fetch` that promises what `http` does, and needs no ky: a login that is sent with it is 13 ms earlier in a fresh
   * process. Absent on wires of 0.2, where `http(input, init)` sends the same.
   */
  readonly fetch?: typeof globalThis.fetch
  /**
   * ky, bound to `protocol.url` and loaded when it is first used. Redirects are not followed, nothing is retried, replies are bounded to 1 MiB.
   * Any status is an answer but a redirect, which is `unexpected-reply`; no connection is `unreachable`. `.json()` rounds
   * numbers beyond 2⁵³: `readJson(await reply.text())` of `@org/session-core/vendor` keeps the digits of an id.
   */
  readonly http: KyInstance
  /** Aborted when the login, heartbeat or logout has run out of time. No caller's signal aborts it. */
  readonly signal: AbortSignal
  /** Milliseconds that are left until then: for what is worth asking once a grant is there, and not worth losing it. */
  readonly leftMs?: () => number
  /**
   * Asks the person for the answer to a challenge: one prompt per login, its answer used once.
   * @throws SessionError `challenge-unanswered`
   */
  readonly ask: (challenge: Challenge) => Promise<string>
}

/** What the server wants to know besides the credentials. */
export interface Challenge {
  /** A one-time password. */
  readonly kind: 'otp'
  /** Where the answer was sent, as the server masks it: `aaa********@example.com`. */
  readonly hint?: string
}
