import type { Challenge } from './protocol.ts'
import type { SessionPolicy } from './session-policy.ts'
import type { Clock } from './time/clock.ts'

/** What a session is made from, besides its protocol. */
export interface SessionOptions<Credentials> {
  /** The credentials, or who has them: asked before each login; `attempt` counts from 1 since the last success. */
  readonly credentials: Credentials | CredentialsProvider<Credentials>
  /** Answers what the server asks at login; the signal is aborted when nobody needs the answer any more. */
  readonly onChallenge?: (challenge: Challenge, signal: AbortSignal) => Promise<string>
  /** Default: the platform's `fetch`. */
  readonly transport?: typeof globalThis.fetch
  readonly clock?: Clock
  readonly policy?: Partial<SessionPolicy>
}

/** Fetches credentials, from a vault for instance. */
export type CredentialsProvider<Credentials> = (request: {
  readonly attempt: number
  readonly signal: AbortSignal
}) => Promise<Credentials>
