import { loaded } from '../errors/loaded.ts'
import { failing } from '../errors/session-error.ts'
import { loadFirstCall } from '../load-first-call.ts'
import type { SessionProtocol, Wire } from '../protocol.ts'
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

/**
 * Talks with a server outside a session, over a protocol's own wire: bounded in time (`policy.loginDeadlineMs`) and in
 * size, no redirect followed, nothing retried.
 *
 * @throws SessionError `invalid-options`; `unreachable` when there was no answer; what `work` throws.
 */
export async function withWire<Result>(
  server: WireServer,
  options: WireOptions,
  work: (wire: Wire) => Promise<Result>,
): Promise<Result> {
  const { talk } = await loaded(failing((Object(server) as WireServer).name), loadFirstCall())
  return talk(server, options, work)
}
