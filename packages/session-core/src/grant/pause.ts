import { awake } from '../time/awake.ts'
import { type GrantStore, waitWhileOpen } from './grant-store.ts'

/** Waits on a session's clock, `ms` milliseconds or until it is logged out. */
export function pause(store: GrantStore, ms: number, signal: AbortSignal | undefined): Promise<void> {
  return awake((off) => waitWhileOpen(store, store.clock.sleep(ms, off), signal))
}
