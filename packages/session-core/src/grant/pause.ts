import { awake } from '../time/awake.ts'
import type { GrantUsage } from './grant-context.ts'
import { type GrantStore, waitWhileOpen } from './grant-store.ts'

/** Waits on a session's clock, `ms` milliseconds or until it is logged out. Whoever waits is going to call. */
export async function pause(
  session: GrantStore & Pick<GrantUsage, 'calls'>,
  ms: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  session.calls += 1
  try {
    await awake((off) => waitWhileOpen(session, session.clock.sleep(ms, off), signal))
  } finally {
    session.calls -= 1
  }
}
