import type { Share } from '../../share-value.ts'

/** How runs share one session: not yet. */
export function readShare(): Promise<Share | undefined> {
  return Promise.resolve(undefined)
}
