import { loginFailure } from '../errors/protocol-failure.ts'
import { converse } from '../http/conversation.ts'
import { tell } from '../observers.ts'
import type { Verdict } from '../protocol.ts'
import { secretsIn } from '../secrets/redact.ts'
import type { SessionContext } from '../session-context.ts'
import { setAlarm } from '../time/alarm.ts'
import { waitFor } from '../time/wait-for.ts'
import { timeLeft } from './grant-lifetime.ts'
import { current, lose, ready } from './grant-store.ts'
import { acquire, release, retire } from './grant-usage.ts'
import { acceptedAt, type HeldGrant } from './held-grant.ts'
import { type Asked, mayRenew, wasAccepted, wasFutile } from './renewal-backoff.ts'

/** What keeps a session alive. */
export interface Watch {
  /** What the last sign of life brought an end to, until one is accepted. */
  lifeless: HeldGrant | undefined
  /** One timer at most, and none unless the policy, the protocol and the grant call for it. */
  cancelAlarm: (() => void) | undefined
}

const shortestPauseMs = 1000
const signOfLife: Asked = { href: 'a sign of life' }

/** Counts as activity on the server, now. A session that turns out to have ended is renewed. */
export async function keepAlive(context: SessionContext, signal?: AbortSignal): Promise<void> {
  if (!context.protocol.keepAlive) return

  const held = ready(context)
  const verdict = held && (await waitFor(touch(context, held), signal))
  if (verdict === 'forbidden') {
    throw context.fail('request-refused', 'This session must not be kept alive.')
  }
  // A login is activity enough.
  if (verdict !== 'accepted') await current(context, signal)
}

/** Keeps this grant alive from now on, if the policy says so. */
export function watch(context: SessionContext, held: HeldGrant, pauseMs = 0): void {
  if (context.ended || context.held !== held) return

  context.cancelAlarm?.()
  const { clock, policy, protocol } = context
  const { idleMs, activeAt } = held
  if (!policy.keepAlive || !protocol.keepAlive || idleMs === Infinity) return

  // Twice the margin: earlier than the moment from which a request would rather renew than risk it.
  const due = activeAt + idleMs - Math.min(2 * policy.skewMs, idleMs / 2)
  const ms = Math.max(due - clock.monotonic(), pauseMs)
  context.cancelAlarm = setAlarm(clock, ms, () => void ring(context, held, activeAt))
}

async function ring(context: SessionContext, held: HeldGrant, seenActiveAt: number): Promise<void> {
  if (context.held !== held || timeLeft(held, context.clock.monotonic()) <= 0) return
  const isActive = held.activeAt > seenActiveAt
  const verdict = isActive ? 'accepted' : await touch(context, held).catch(() => 'accepted')
  if (verdict === 'accepted') watch(context, held, isActive ? 0 : shortestPauseMs)
}

/** All who ask at a time share one sign of life. */
function touch(context: SessionContext, held: HeldGrant): Promise<Verdict> {
  return (held.touching ??= giveSign(context, held))
}

async function giveSign(context: SessionContext, held: HeldGrant): Promise<Verdict> {
  const { clock, fail, policy, protocol } = context
  const sentAt = clock.monotonic()
  acquire(context, held)
  try {
    const verdict = await converse(
      context,
      policy.loginDeadlineMs,
      async (wire) => (await protocol.keepAlive?.(held.grant, wire)) ?? 'accepted',
    )
    if (verdict === 'session-ended') return endOf(context, held)
    if (verdict === 'accepted') {
      context.lifeless = undefined
      wasAccepted(context, signOfLife)
      acceptedAt(held, sentAt)
      tell(context, { type: 'kept-alive' })
    }
    return verdict
  } catch (error) {
    throw loginFailure(fail, error, secretsIn(held.grant.key))
  } finally {
    release(context, held)
    held.touching = undefined
  }
}

/** A server that refuses every sign of life while it serves requests must not cause a login each time. */
function endOf(context: SessionContext, held: HeldGrant): Verdict {
  const { lifeless } = context
  const may = mayRenew(context, held, signOfLife)
  if (lifeless) {
    wasFutile(context, held, signOfLife)
    retire(context, lifeless)
  }
  if (!may) return 'forbidden'

  context.lifeless = held
  lose(context, held)
  return 'session-ended'
}
