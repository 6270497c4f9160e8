import { redactedFailure } from '../errors/protocol-failure.ts'
import { converse } from '../http/conversation.ts'
import { gatewaySecrets } from '../http/gateway-headers.ts'
import { tell } from '../observers.ts'
import type { Verdict } from '../protocol.ts'
import { secretsIn } from '../secrets/secrets-in.ts'
import { setAlarm } from '../time/alarm.ts'
import { inBackground } from '../time/background.ts'
import type { GrantContext, HeartbeatSchedule } from './grant-context.ts'
import { timeLeft } from './grant-lifetime.ts'
import { markEnded } from './grant-store.ts'
import { acquire, release } from './grant-usage.ts'
import { type HeldGrant, noteActivity } from './held-grant.ts'
import { noteAcceptance, noteFutileLogin, type RefusedCall, tryRenewal } from './renewal-backoff.ts'

/** Nothing to keep alive. */
export const noHeartbeat: HeartbeatSchedule = { endedByHeartbeat: false, cancelHeartbeat: undefined }

const shortestPauseMs = 1000
/** How the renewal backoff calls all heartbeats. */
const heartbeats: RefusedCall = { href: 'a heartbeat' }

/** Counts as activity on the server, and says what the server thinks. All who want one at a time share it. */
export function heartbeat(context: GrantContext, held: HeldGrant): Promise<Verdict> {
  return (held.heartbeat ??= sendHeartbeat(context, held))
}

/** Keeps this grant alive from now on, if the policy says so; not before `pauseMs` milliseconds have passed. */
export function scheduleHeartbeat(context: GrantContext, held: HeldGrant, pauseMs = 0): void {
  if (context.ended || context.held !== held) return

  context.cancelHeartbeat?.()
  const { clock, policy, protocol } = context
  const { idleMs, activeAt } = held
  if (!policy.keepAlive || !protocol.keepAlive || idleMs === Infinity) return

  // Twice the margin: earlier than the moment from which a request would rather renew than risk it.
  const due = activeAt + idleMs - Math.min(2 * policy.skewMs, idleMs / 2)
  const ms = Math.max(due - clock.monotonic(), pauseMs)
  const beat = (): void => void beatIfIdle(context, held, activeAt)
  context.cancelHeartbeat = inBackground(() => setAlarm(clock, ms, beat))
}

async function beatIfIdle(context: GrantContext, held: HeldGrant, seenActiveAt: number): Promise<void> {
  if (context.held !== held || timeLeft(held, context.clock.monotonic()) <= 0) return
  const isActive = held.activeAt > seenActiveAt || !(await context.source.claimHeartbeat(held))
  const verdict = isActive ? 'accepted' : await heartbeat(context, held).catch(() => 'accepted')
  if (verdict === 'accepted') scheduleHeartbeat(context, held, isActive ? 0 : shortestPauseMs)
}

async function sendHeartbeat(context: GrantContext, held: HeldGrant): Promise<Verdict> {
  const { clock, fail, headers, policy, protocol } = context
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
    throw redactedFailure(fail, error, { granted: secretsIn([held.grant.key, ...gatewaySecrets(headers)]) })
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
