import { converse } from '../http/conversation.ts'
import { tell } from '../observers.ts'
import type { Verdict } from '../protocol.ts'
import { sharedResult } from '../time/shared-result.ts'
import { shareWork } from '../time/shared-work.ts'
import type { GrantContext } from './grant-context.ts'
import { timeLeft } from './grant-lifetime.ts'
import { markEnded } from './grant-store.ts'
import { acquire, release } from './grant-usage.ts'
import { type HeldGrant, noteActivity } from './held-grant.ts'
import { withoutHeld } from './held-secrets.ts'
import { noteAcceptance, noteFutileLogin, type RefusedCall, tryRenewal } from './renewal-backoff.ts'

/** How the renewal backoff calls all heartbeats. */
const heartbeats: RefusedCall = { href: 'a heartbeat' }

/** Counts as activity on the server, and says what the server thinks. All who want one at a time share it. */
export async function heartbeat(context: GrantContext, held: HeldGrant): Promise<Verdict> {
  for (;;) {
    const endsBy = context.clock.monotonic() + context.policy.loginDeadlineMs
    const beat = (held.heartbeat ??= shareWork(sendHeartbeat(context, held), () => endsBy))
    const verdict = await sharedResult(context.clock, beat)
    if (verdict) return verdict.value
    if (held.heartbeat === beat) held.heartbeat = undefined
  }
}

/**
 * Keeps a grant alive unless somebody else did: it was active since, or another process answers for it. Returns the least
 * pause before the next time, in milliseconds; `undefined` where there is none.
 */
export async function beatIfIdle(
  context: GrantContext,
  held: HeldGrant,
  seenActiveAt: number,
): Promise<number | undefined> {
  if (context.held !== held || timeLeft(held, context.clock.monotonic()) <= 0) return undefined
  const isActive = held.activeAt > seenActiveAt || !(await context.source.claimHeartbeat(held))
  const verdict = isActive ? 'accepted' : await heartbeat(context, held).catch(() => 'accepted')
  if (verdict !== 'accepted') return undefined
  return isActive ? 0 : 1000
}

async function sendHeartbeat(context: GrantContext, held: HeldGrant): Promise<Verdict> {
  const { clock, policy, protocol } = context
  const sentAt = clock.monotonic()
  acquire(context, held)
  try {
    const verdict = await converse(
      context,
      policy.loginDeadlineMs,
      async (wire) => (await protocol.keepAlive?.(held.grant, wire)) ?? 'accepted',
    )
    if (verdict === 'session-ended') return refusedHeartbeat(context, held)
    if (verdict === 'accepted') {
      context.endedByHeartbeat = false
      noteAcceptance(context, heartbeats)
      noteActivity(held, sentAt)
      tell(context, { type: 'kept-alive' })
    }
    return verdict
  } catch (error) {
    throw await withoutHeld(context, error)
  } finally {
    release(context, held)
    held.heartbeat = undefined
  }
}

/** A server that refuses every heartbeat while it serves requests must not cause a login each time. */
function refusedHeartbeat(context: GrantContext, held: HeldGrant): Verdict {
  const mayRenew = tryRenewal(context, held, heartbeats)
  if (context.endedByHeartbeat) noteFutileLogin(context, held, heartbeats)
  if (!mayRenew) return 'forbidden'

  context.endedByHeartbeat = true
  markEnded(context, held)
  return 'session-ended'
}
