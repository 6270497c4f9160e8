import type { GuardedRun } from '../../login/log-in.ts'
import type { Fleet } from './fleet.ts'
import type { Identity } from './identity.ts'

/** Keeps what must not be sent again; it is told with the next write. Whether a login has shown that. */
export function noteRejection(
  { context, rejected }: Fleet,
  { lockedOut }: GuardedRun,
  { digests }: Identity,
): boolean {
  // A process that cannot ask anybody says nothing of the credentials.
  if (!lockedOut || (lockedOut === 'challenge-unanswered' && !context.canAsk)) return false

  for (const digest of digests) rejected.set(digest, lockedOut)
  return true
}
