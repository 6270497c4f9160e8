import { loadFirstCall } from '../load-first-call.ts'
import { logoutMs } from '../session-policy.ts'
import { inBackground } from '../time/background.ts'
import { type SharedWork, shareWork } from '../time/shared-work.ts'
import type { GrantContext, GrantUsage } from './grant-context.ts'
import type { HeldGrant } from './held-grant.ts'

/** Nothing under way. */
export const unused: GrantUsage = {
  calls: 0,
  users: 0,
  retired: undefined,
  revoking: undefined,
  isSealed: false,
  drained: undefined,
}

/** A request is sent with it. */
export function acquire(usage: GrantUsage, held: HeldGrant): void {
  usage.users += 1
  held.users += 1
}

/** The head of its answer is there, or it failed. */
export function release(context: GrantContext, held: HeldGrant): void {
  context.users -= 1
  held.users -= 1
  if (context.users === 0) context.drained?.()
  if (held.users === 0 && context.retired?.has(held)) logOutReplaced(context, held)
}

/**
 * The answer is on its way to the caller, who may be about to read it. Where somebody only waits for this use to end, it
 * ends a turn of the event loop later.
 */
export function releaseSoon(context: GrantContext, held: HeldGrant): void {
  if (context.ended || context.retired?.has(held)) setTimeout(() => release(context, held), 0)
  else release(context, held)
}

/** Logs a replaced grant out once no request uses it. */
export function retire(context: GrantContext, held: HeldGrant): void {
  if (held.users > 0) (context.retired ??= new Set()).add(held)
  else logOutReplaced(context, held)
}

/** Waits until no request is under way, `ms` milliseconds at most. */
export async function drain(usage: GrantUsage & Pick<GrantContext, 'clock'>, ms: number): Promise<void> {
  if (usage.users === 0) return

  const off = new AbortController()
  usage.drained = () => off.abort()
  // A clock may reject when it is told to stop waiting.
  await usage.clock.sleep(ms, off.signal).catch(() => {})
}

/** Logs out what nothing uses any more. */
export function logOutReplaced(context: GrantContext, held: HeldGrant): void {
  context.retired?.delete(held)
  if (held.revoked || context.isSealed || held.sharedAs !== undefined) return

  held.revoked = true
  const endsBy = context.clock.monotonic() + logoutMs(context.policy)
  const revoke = async (): Promise<unknown> => (await loadFirstCall()).revokeReplaced(context, held)
  const revoking = (context.revoking ??= new Map<HeldGrant, SharedWork<void>>())
  const forget = (): void => void revoking.delete(held)
  revoking.set(
    held,
    shareWork(inBackground(revoke).then(forget, forget), () => endsBy),
  )
}
