import type { SessionPolicy } from '../session-policy.ts'

/** How much is kept, in bytes, and who sends it. */
export interface BodyParts {
  readonly policy: Pick<SessionPolicy, 'maxReplayBytes'>
  readonly transport?: unknown
}
