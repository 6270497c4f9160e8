import type { GrantSource } from './grant-source.ts'
import type { SessionContext } from './session-context.ts'
import { joining, type Share } from './share-value.ts'

/** A share, as the session sees it. */
export interface JoinableShare extends Share {
  readonly [joining]: (context: SessionContext) => GrantSource
}

/** One session takes part in a fleet. */
export function joinShare(share: Share, context: SessionContext): GrantSource {
  return (share as JoinableShare)[joining](context)
}
