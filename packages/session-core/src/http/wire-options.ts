import type { SessionProtocol } from '../protocol.ts'
import type { SessionOptions } from '../session-options.ts'

/** A server to talk to without a session. Every protocol is one. */
export interface WireServer extends Pick<SessionProtocol<never, never>, 'name' | 'query'> {
  readonly url: string | URL
}

/** How to talk: what a session would be made with, less the credentials. */
export interface WireOptions extends Pick<
  SessionOptions<unknown>,
  'clock' | 'headers' | 'policy' | 'transport'
> {
  /** Ends the caller's wait, with the signal's reason. */
  readonly signal?: AbortSignal | undefined
}
