import { converse } from '../http/conversation.ts'
import { tell } from '../observers.ts'
import type { LogoutOutcome } from '../protocol.ts'
import { canonical } from '../secrets/fingerprint.ts'
import { logoutMs } from '../session-policy.ts'
import { sharedResult } from '../time/shared-result.ts'
import type { GrantContext } from './grant-context.ts'
import { logOutReplaced } from './grant-usage.ts'
import type { HeldGrant } from './held-grant.ts'

/**
 * Logs a grant out on the server; once more where it is over as nobody has said before, which may be a mistake, or where
 * the process was frozen meanwhile, which few connections outlive. Never rejects.
 */
export async function revoke(context: GrantContext, held: HeldGrant): Promise<LogoutOutcome> {
  const { clock, policy, protocol } = context
  const ms = logoutMs(policy)
  const lateAt = clock.monotonic() + ms + 1000
  const ask = (): Promise<LogoutOutcome> =>
    converse(context, ms, async (wire) => (await protocol.logout?.(held.grant, wire)) ?? 'local-only').catch(
      () => 'local-only',
    )
  const outcome = await ask()
  const doubtful = clock.monotonic() > lateAt ? 'local-only' : !held.refused && 'already-ended'
  return outcome === doubtful ? ask() : outcome
}

/** Logs out what another grant has replaced, and says how that went. Never rejects. */
export async function revokeReplaced(context: GrantContext, replaced: HeldGrant): Promise<LogoutOutcome> {
  // Some servers grant the session once more that there is already: it was not replaced.
  if (canonical(replaced.grant.key) === canonical(context.held?.grant.key)) return 'already-ended'

  const outcome = await revoke(context, replaced)
  tell(context, { type: 'logged-out', outcome, replaced: true })
  return outcome
}

/** Logs out what is held, or what was refused last: that may have been a mistake of the server's. */
export async function revokeLast(context: GrantContext): Promise<LogoutOutcome | undefined> {
  const last = context.held ?? context.lost
  return last && revoke(context, last)
}

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
