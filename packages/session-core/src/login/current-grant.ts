import { loaded } from '../errors/loaded.ts'
import { assertOpen, closedError, heldFor } from '../grant/grant-store.ts'
import { drain } from '../grant/grant-usage.ts'
import type { HeldGrant } from '../grant/held-grant.ts'
import type { LogoutOutcome } from '../protocol.ts'
import type { SessionContext } from '../session-context.ts'
import type { LoginReason } from '../session-event.ts'
import { logoutMs } from '../session-policy.ts'
import type { LogoutOptions } from '../session.ts'
import { holdProcess } from '../time/hold-process.ts'
import { loadEnd } from './rooms.ts'
import { joinLogin } from './single-login.ts'

/** The grant to sign with now, if nobody has to wait for it. */
export function usableGrant(context: SessionContext): HeldGrant | undefined {
  const { clock, isLocked, pausedUntil, policy } = context
  // Logging in failed not long ago, or cannot help: what is still good goes on serving.
  const isPaused = isLocked || clock.monotonic() < pausedUntil
  return heldFor(context, isPaused ? 0 : policy.skewMs * (context.held?.haste ?? 1))
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
export async function closeSession(context: SessionContext, options: LogoutOptions): Promise<LogoutOutcome> {
  // Somebody who shared it has ended it for all.
  if (context.ended) return 'already-ended'

  const { drainMs = context.policy.drainMs, everywhere = false } = options
  const release = holdProcess(drainMs + logoutMs(context.policy))
  const closed = closedError(context.fail)
  context.ended = 'closing'
  context.closing?.abort(closed)
  context.cancelHeartbeat?.()
  context.login?.ends.over.abort(closed)
  const drained = drain(context, drainMs)
  try {
    const { endSession } = await loaded(context.fail, loadEnd())
    return await endSession(context, { drainMs, drained, everywhere })
  } finally {
    release()
  }
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
