import type { Challenge } from '../protocol.ts'
import type { SessionPolicy } from '../session-policy.ts'
import type { Session } from '../session.ts'
import type { Share } from '../share-value.ts'
import type { Clock } from '../time/clock.ts'

/** A promise of the engine, in a form that any protocol's session can be held to. */
export interface SessionLaw {
  /** What is promised; the name of its file. */
  readonly name: string
  /** The number of the promise that it is part of, as docs/what-we-promise.md counts them: 1 to 16. */
  readonly promise: number
  /** What a protocol has to be able to do for this law. Default: nothing special. */
  readonly requires?: readonly LawCapability[]
  /** @throws LawFailure that says what was promised, and what was seen instead. */
  readonly check: (subject: LawSubject) => Promise<void>
}

/**
 * What not every protocol can do.
 * - `base-path`: its server may stand below a path
 * - `challenge`: a login may ask for a one-time password
 * - `idle-limit`, `lifespan`: the server says how long a session lives unused, or at most
 * - `keep-alive`: a call that counts as activity and does nothing else
 * - `logout`: a session can be ended on the server
 * - `refusal`: the server may turn a login down although the credentials are right
 */
export type LawCapability =
  | 'base-path'
  | 'challenge'
  | 'idle-limit'
  | 'keep-alive'
  | 'lifespan'
  | 'logout'
  | 'refusal'

/** What can happen to one request, under names that every server of a subject knows. */
export type LawFault =
  | 'drop'
  | 'drop-reply'
  | 'forbidden'
  | 'garble'
  | 'proxy-error'
  | 'redirect'
  | 'unauthorized'

/** A protocol and a server of its own, on trial. */
export interface LawSubject {
  readonly name: string
  /** Relative to the scene's `url`: needs a session, answers 200 to a GET, and takes a POST with any body. */
  readonly guardedPath: string
  readonly can: ReadonlySet<LawCapability>
  /** Whose sessions are tried. */
  readonly credentials: {
    readonly right: unknown
    readonly wrong: unknown
    /** Wrong in another way. */
    readonly wrongToo: unknown
    /** Another user's. */
    readonly other: unknown
    /** Right, and the server asks for a one-time password, too: for `challenge`. */
    readonly challenged?: unknown
    /** Right, and the server does not let them in: for `refusal`. */
    readonly refused?: unknown
  }
  /** Everything in `credentials` that must never be printed. */
  readonly secrets: readonly string[]
  /** A session with a server of its own, both as new. */
  readonly open: (options?: LawOptions) => LawScene
}

/** How a law wants its session. */
export interface LawOptions {
  /** Or a provider of them. Default: the right ones. */
  readonly credentials?: unknown
  readonly clock?: Clock
  readonly policy?: Partial<SessionPolicy>
  /** The fleet that it belongs to: for laws of fleets. */
  readonly share?: Share
  /** Answers one-time passwords. */
  readonly onChallenge?: (challenge: Challenge, signal: AbortSignal) => Promise<string>
  /** Stands between the session and the server. */
  readonly transport?: (server: typeof globalThis.fetch) => typeof globalThis.fetch
  /** In place of the subject's own address. */
  readonly url?: string
}

/** One session, and the other side of it. */
export interface LawScene {
  readonly session: Session
  readonly server: LawServer
  /** Where the session lives. */
  readonly url: string
  /** One more session with the same server. */
  readonly another: (options?: LawOptions) => LawScene
}

/** The server's side of the truth, and what can be done to it. */
export interface LawServer {
  /** Login requests with credentials that reached it, right or wrong. */
  readonly loginAttempts: number
  /** Sessions that it would accept now. */
  readonly liveSessions: number
  /** All requests so far. */
  readonly requestsSeen: number
  /** The one-time passwords it sent out, oldest first; none where it knows no such thing. */
  readonly challenges: readonly string[]
  /** Ends all sessions, as if timed out. */
  readonly expireSessions: () => void
  /** The next request is processed, its reply waits until the returned function is called. */
  readonly holdNextReply: () => () => void
  /** The next request meets this fault; several queue up. */
  readonly failNext: (fault: LawFault) => void
  /** Moves its clock forward by milliseconds. */
  readonly advance: (ms: number) => void
}
