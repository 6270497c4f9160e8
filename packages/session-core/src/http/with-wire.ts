import { loaded } from '../errors/loaded.ts'
import { failing } from '../errors/session-error.ts'
import type { SessionProtocol, Wire } from '../protocol.ts'
import { readOptions } from '../read-options.ts'
import type { SessionOptions } from '../session-options.ts'
import { waitFor } from '../time/wait-for.ts'
import { parseBaseUrl } from './base-url.ts'
import { loadConversation } from './rooms.ts'

/** A server to talk to without a session: a protocol is one. */
export interface WireServer extends Pick<SessionProtocol<never, never>, 'name' | 'query'> {
  readonly url: string | URL
}

/** How to talk: what a session would be made with, less the credentials. */
export interface WireOptions extends Pick<
  SessionOptions<unknown>,
  'clock' | 'headers' | 'policy' | 'transport'
> {
  /** Ends the caller's wait. */
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
  { signal, ...options }: WireOptions,
  work: (wire: Wire) => Promise<Result>,
): Promise<Result> {
  const { name, query } = server
  const { clock, headers, policy, transport } = readOptions(name, { ...options, credentials: {} })
  const parts = {
    clock,
    policy,
    transport,
    headers,
    fail: failing(name),
    url: parseBaseUrl(name, server.url),
    protocol: { ...(query && { query }) },
  }
  const { converse } = await loaded(parts.fail, loadConversation())
  signal?.throwIfAborted()
  return waitFor(converse(parts, policy.loginDeadlineMs, work), signal)
}
