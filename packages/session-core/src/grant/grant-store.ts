import { type Airport, ground, join } from '../login/single-login.ts'
import { tell } from '../observers.ts'
import type { LogoutOutcome } from '../protocol.ts'
import type { SessionContext } from '../session-context.ts'
import type { LoginReason } from '../session-event.ts'
import type { SessionSnapshot } from '../session-snapshot.ts'
import { timeLeft } from './grant-lifetime.ts'
import { drain, empty, retire } from './grant-usage.ts'
import { type HeldGrant, holdGrant } from './held-grant.ts'
import { revoke } from './revocation.ts'

/** The one grant that all requests share. */
export interface Keeping {
  held: HeldGrant | undefined
  /** What the server refused and nothing has replaced: it may have been a mistake of the server's. */
  lost: HeldGrant | undefined
  ended: 'closing' | 'closed' | undefined
  /** Logins that failed in a row. */
  failures: number
  /** After failed logins, until when a grant that is still good is not renewed early. */
  pausedUntil: number
}

/** Where a session stands. */
export function phaseOf(context: SessionContext): SessionSnapshot['phase'] {
  const { ended, held, flight, isLocked } = context
  if (ended) return ended
  if (isLocked) return 'locked'
  if (flight) return 'authenticating'
  return held ? 'active' : 'idle'
}

/** @throws SessionError `closed` after a logout. */
export function assertOpen(context: SessionContext): void {
  if (context.ended) throw closed(context)
}

/** The grant to sign with now, if nobody has to wait for it. */
export function ready(context: SessionContext): HeldGrant | undefined {
  const { clock, isLocked, pausedUntil, policy } = context
  // Logging in failed not long ago, or cannot help: what is still good goes on serving.
  const isPaused = isLocked || clock.monotonic() < pausedUntil
  return good(context, isPaused ? 0 : policy.skewMs)
}

/** The grant to sign with; logs in if need be. The signal ends this wait only. */
export async function current(context: SessionContext, signal?: AbortSignal): Promise<HeldGrant> {
  try {
    return ready(context) ?? (await login(context, reasonOf(context), signal))
  } catch (error) {
    const still = good(context, 0)
    if (!still || context.ended || signal?.aborted) throw error
    return still
  }
}

/** A fresh login, now. */
export function renew(context: SessionContext, signal?: AbortSignal): Promise<HeldGrant> {
  return login(context, 'requested', signal)
}

/** The server said that this grant is over: it is gone, never a reason to wait, nor a comfort when a login fails. */
export function lose(keeping: Keeping, refused: HeldGrant): void {
  if (keeping.held !== refused) return
  keeping.lost = refused
  keeping.held = undefined
}

/** Ends the session for good. */
export async function end(context: SessionContext, drainMs: number): Promise<LogoutOutcome> {
  context.ended = 'closing'
  await Promise.all([ground(context, closed(context)), drain(context, drainMs)])
  const last = context.held ?? context.lost
  const revoked = last ? revoke(context, last) : ('already-ended' as const)
  const [outcome] = await Promise.all([revoked, empty(context)])
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
  return join(context, reason, signal)
}

/** What becomes of a login. */
export const airport: Airport = {
  arrive: (context, landed, ms) => {
    const replaced = context.held
    context.lost = undefined
    context.generation += 1
    context.failures = 0
    context.pausedUntil = -Infinity
    const held = holdGrant(landed, context.generation)
    context.held = held
    tell(context, { type: 'login-succeeded', ms })
    if (replaced) retire(context, replaced)
    context.installed(context, held)
    return held
  },
  crash: (context) => {
    context.failures += 1
    context.pausedUntil = context.clock.monotonic() + Math.min(1000 * 2 ** context.failures, 60_000)
  },
  strand: (context, landed) => {
    const late = holdGrant(landed, context.generation)
    if (context.ended === 'closing' && !context.held) context.held = late
    else retire(context, late)
  },
}

function good({ held, clock }: SessionContext, marginMs: number): HeldGrant | undefined {
  return held && timeLeft(held, clock.monotonic(), marginMs) > 0 ? held : undefined
}

function reasonOf({ held, generation }: SessionContext): LoginReason {
  if (held) return 'before-expiry'
  return generation === 0 ? 'first-use' : 'session-ended'
}

function closed({ fail }: SessionContext): Error {
  return fail('closed', 'Logged out. Create another session.')
}
