import type { GrantContext } from './grant-context.ts'
import { logOutReplaced } from './grant-usage.ts'

/** Logs out whatever is retired, used or not, and waits for all such logouts. Afterwards there are none. */
export async function revokeRetired(context: GrantContext): Promise<void> {
  for (const held of context.retired ?? []) logOutReplaced(context, held)
  context.isSealed = true
  await context.revoking
}
