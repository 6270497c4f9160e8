import { assertOpen, closedError, heldFor } from '../grant/grant-store.ts'
import { drain, revokeRetired } from '../grant/grant-usage.ts'
import type { HeldGrant } from '../grant/held-grant.ts'
import { revoke, shortestLogoutMs } from '../grant/revocation.ts'
import { tell } from '../observers.ts'
import type { LogoutOutcome } from '../protocol.ts'
import type { SessionContext } from '../session-context.ts'
import type { LoginReason } from '../session-event.ts'
import { holdProcess } from '../time/hold-process.ts'
import { cancelLogin, joinLogin } from './single-login.ts'

/** The grant to sign with now, if nobody has to wait for it. */
export function usableGrant(context: SessionContext): HeldGrant | undefined {
  const { clock, isLocked, pausedUntil, policy } = context
  // Logging in failed not long ago, or cannot help: what is still good goes on serving.
  const isPaused = isLocked || clock.monotonic() < pausedUntil
  return heldFor(context, isPaused ? 0 : policy.skewMs)
}

/** The grant to sign with; logs in if need be. The signal ends this wait only. */
export async function currentGrant(context: SessionContext, signal?: AbortSignal): Promise<HeldGrant> {
  try {
    return usableGrant(context) ?? (await login(context, reasonOf(context), signal))
  } catch (error) {
    const still = heldFor(context, 0)
    if (!still || context.ended || signal?.aborted) throw error
    return still
  }
}

/** A fresh login, now. */
export function renewGrant(context: SessionContext, signal?: AbortSignal): Promise<HeldGrant> {
  return login(context, 'requested', signal)
}

/** Ends the session for good. Until that was sent the process goes on: it was asked for. */
export async function closeSession(context: SessionContext, drainMs: number): Promise<LogoutOutcome> {
  const release = holdProcess(drainMs + Math.max(context.policy.drainMs, shortestLogoutMs))
  try {
    return await endSession(context, drainMs)
  } finally {
    release()
  }
}

async function endSession(context: SessionContext, drainMs: number): Promise<LogoutOutcome> {
  const closed = closedError(context.fail)
  context.ended = 'closing'
  context.closing?.abort(closed)
  context.cancelHeartbeat?.()
  const [isGivenUp] = await Promise.all([cancelLogin(context, closed, drainMs), drain(context, drainMs)])
  const last = context.held ?? context.lost
  const [revoked] = await Promise.all([last && revoke(context, last), revokeRetired(context)])
  const outcome = revoked ?? (isGivenUp ? 'local-only' : 'already-ended')
  context.held = undefined
  context.lost = undefined
  context.ended = 'closed'
  tell(context, { type: 'logged-out', outcome, replaced: false })
  return outcome
}

async function login(context: SessionContext, reason: LoginReason, signal?: AbortSignal): Promise<HeldGrant> {
  assertOpen(context)
  // A caller who left before anything began must not cause a login, least of all one that asks a person.
  signal?.throwIfAborted()
  return joinLogin(context, reason, signal)
}

function reasonOf({ held, generation }: SessionContext): LoginReason {
  if (held) return 'before-expiry'
  return generation === 0 ? 'first-use' : 'session-ended'
}
