import type { Challenge } from './protocol.ts'
import type { SessionPolicy } from './session-policy.ts'
import type { Share } from './share-value.ts'
import type { Clock } from './time/clock.ts'

/** What a session is made from, besides its protocol. An option that is `undefined` counts as absent. */
export interface SessionOptions<Credentials> {
  /**
   * The credentials, or a function that fetches them before each login; `attempt` counts from 1 since the last success. A
   * field that is `undefined` counts as absent.
   */
  readonly credentials: Credentials | CredentialsProvider<Credentials>
  /**
   * Answers what the server asks at login, such as a one-time password; without it such a login fails with
   * `challenge-unanswered`. The signal is aborted when the answer is no longer needed.
   */
  readonly onChallenge?: ((challenge: Challenge, signal: AbortSignal) => Promise<string>) | undefined
  /** Sends the requests; any `fetch` will do. Default: the platform's `fetch`, looked up at each call. */
  readonly transport?: ((input: string, init: RequestInit) => Promise<Response>) | undefined
  /**
   * Headers for a gateway in between, on logins, calls, heartbeats and logouts; never in place of what the protocol or
   * a call writes. Their values are not printed. One that is `undefined` is absent.
   */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined
  /** Shares one login with every process that opens the same session through the same store. */
  readonly share?: Share | undefined
  /** Where the time comes from. Default: the platform's clock. */
  readonly clock?: Clock | undefined
  /** Deadlines and limits. Each that is left out has its own default: see `SessionPolicy`. */
  readonly policy?: { readonly [Name in keyof SessionPolicy]?: SessionPolicy[Name] | undefined } | undefined
}

/** Fetches credentials, from a vault for instance. */
export type CredentialsProvider<Credentials> = (request: {
  readonly attempt: number
  readonly signal: AbortSignal
}) => Promise<Credentials>
