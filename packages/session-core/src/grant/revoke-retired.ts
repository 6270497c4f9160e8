import { sharedResult } from '../time/shared-result.ts'
import type { GrantContext } from './grant-context.ts'
import { logOutReplaced } from './grant-usage.ts'
import { revokeReplaced } from './revocation.ts'

/** Logs out whatever is retired, used or not, and waits for all such logouts. Afterwards there are none. */
export async function revokeRetired(context: GrantContext): Promise<void> {
  for (const held of context.retired ?? []) logOutReplaced(context, held)
  context.isSealed = true
  const revoking = [...(context.revoking ?? [])].map(async ([held, work]) => {
    const isDone = await sharedResult(context.clock, work)
    if (!isDone) await revokeReplaced(context, held)
  })
  await Promise.all(revoking)
}
