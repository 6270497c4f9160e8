import { heldFor } from '../grant/grant-store.ts'
import type { HeldGrant } from '../grant/held-grant.ts'
import type { SessionContext } from '../session-context.ts'
import type { LoginReason } from '../session-event.ts'
import { joinLogin } from './single-login.ts'

/** The grant to sign with now, if nobody has to wait for it. */
export function usableGrant(context: SessionContext): HeldGrant | undefined {
  const { clock, failures, isLocked, pausedUntil, policy } = context
  // Logging in failed not long ago, or cannot help: what is still good goes on serving.
  const isPaused = isLocked || (failures > 0 && clock.monotonic() < pausedUntil)
  return heldFor(context, isPaused ? 0 : policy.skewMs * (context.held?.haste ?? 1))
}

/** The grant to sign with; logs in if need be. The signal ends this wait only. */
export async function currentGrant(context: SessionContext, signal?: AbortSignal): Promise<HeldGrant> {
  try {
    return usableGrant(context) ?? (await joinLogin(context, reasonOf(context), signal))
  } catch (error) {
    const still = heldFor(context, 0)
    if (!still || context.ended || signal?.aborted) throw error
    return still
  }
}

/** A fresh login, now. */
export function renewGrant(context: SessionContext, signal?: AbortSignal): Promise<HeldGrant> {
  return joinLogin(context, 'requested', signal)
}

function reasonOf({ held, generation }: SessionContext): LoginReason {
  if (held) return 'before-expiry'
  return generation === 0 ? 'first-use' : 'session-ended'
}
