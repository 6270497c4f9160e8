import type { SessionPolicy } from '../session-policy.ts'
import type { Clock } from '../time/clock.ts'
import type { CallParts } from './call.ts'

/** All that it takes to talk to one server. */
export interface Connection extends CallParts {
  readonly clock: Clock
  /** To be called without a receiver: browsers insist on it. */
  readonly transport: typeof globalThis.fetch
  readonly policy: Pick<SessionPolicy, 'loginDeadlineMs' | 'maxReplayBytes'>
}
