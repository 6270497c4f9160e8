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
  /** Answers what the server asks at login. The signal is aborted when the answer is not needed any more. */
  readonly onChallenge?: ((challenge: Challenge, signal: AbortSignal) => Promise<string>) | undefined
  /** Sends the requests. Default: the platform's `fetch`, as it is at each call. Any `fetch` will do. */
  readonly transport?: ((input: string, init: RequestInit) => Promise<Response>) | undefined
  /**
   * A gateway's own headers, on logins, calls, heartbeats and logouts; never in place of what the protocol or a call
   * writes. Their values are not printed. One that is `undefined` is absent.
   */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined
  /** Shares one login with every process that opens the same session through the same store. */
  readonly share?: Share | undefined
  /** Default: the platform's. */
  readonly clock?: Clock | undefined
  /** Default: as `SessionPolicy` says, each by itself. */
  readonly policy?: { readonly [Name in keyof SessionPolicy]?: SessionPolicy[Name] | undefined } | undefined
}

/** Fetches credentials, from a vault for instance. */
export type CredentialsProvider<Credentials> = (request: {
  readonly attempt: number
  readonly signal: AbortSignal
}) => Promise<Credentials>
