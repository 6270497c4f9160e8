import { loaded } from '../errors/loaded.ts'
import { failing } from '../errors/session-error.ts'
import { loadFirstCall } from '../load-first-call.ts'
import type { Wire } from '../protocol.ts'
import type { WireOptions, WireServer } from './wire-options.ts'

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
