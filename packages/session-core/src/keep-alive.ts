import { setAlarm } from './alarm.ts'
import { converse } from './conversation.ts'
import type { GrantKeeper } from './grant-keeper.ts'
import { timeLeft } from './grant-lifetime.ts'
import { acceptedAt, type HeldGrant } from './held-grant.ts'
import { loginFailure } from './login-failure.ts'
import type { Verdict } from './protocol.ts'
import { secretsIn } from './redact.ts'
import type { Asked } from './renewal-ladder.ts'
import type { SessionContext } from './session-context.ts'
import { waitFor } from './wait-for.ts'

/** Touches the server, when asked or before an idle limit. */
export interface KeepAlive<Key> {
  /** Counts as activity, now. A session that turns out to have ended is renewed. */
  readonly touch: (signal?: AbortSignal) => Promise<void>
  /** Keeps this grant alive from now on, if the policy says so. */
  readonly watch: (held: HeldGrant<Key>) => void
  readonly stop: () => void
}

const shortestPauseMs = 1000
const signOfLife: Asked = { href: 'a sign of life' }

/** One timer at most, and none unless the policy, the protocol and the grant call for it. */
export function createKeepAlive<Credentials, Key>(
  context: SessionContext<Credentials, Key>,
  keeper: GrantKeeper<Key>,
): KeepAlive<Key> {
  const { clock, fail, ladder, policy, tell } = context
  const { keepAlive } = context.protocol
  /** What the last sign of life brought an end to, until one is accepted. */
  let lost: HeldGrant<Key> | undefined
  let cancel = (): void => {}

  const touch = async (held: HeldGrant<Key>): Promise<Verdict> => {
    if (!keepAlive) return 'accepted'

    const sentAt = clock.monotonic()
    keeper.acquire(held)
    try {
      const verdict = await converse(context, policy.loginDeadlineMs, (wire) => keepAlive(held.grant, wire))
      if (verdict === 'session-ended') return end(held)
      if (verdict === 'accepted') {
        lost = undefined
        ladder.wasAccepted(signOfLife)
        acceptedAt(held, sentAt)
        tell({ type: 'kept-alive' })
      }
      return verdict
    } catch (error) {
      throw loginFailure(fail, error, secretsIn(held.grant.key))
    } finally {
      keeper.release(held)
      held.touching = undefined
    }
  }

  /** A server that refuses every sign of life while it serves requests must not cause a login each time. */
  const end = (held: HeldGrant<Key>): Verdict => {
    const may = ladder.mayRenew(held, signOfLife)
    if (lost && lost !== held) {
      ladder.wasFutile(held, signOfLife)
      keeper.retire(lost)
    }
    if (!may) return 'forbidden'

    lost = held
    keeper.lose(held)
    return 'session-ended'
  }

  const join = (held: HeldGrant<Key>): Promise<Verdict> => (held.touching ??= touch(held))

  const watch = (held: HeldGrant<Key>, pauseMs = 0): void => {
    if (!keeper.isOpen() || keeper.held() !== held) return

    cancel()
    const { idleMs, activeAt } = held
    if (!policy.keepAlive || !keepAlive || idleMs === Infinity) return

    // Twice the margin: earlier than the moment from which a request would rather renew than risk it.
    const due = activeAt + idleMs - Math.min(2 * policy.skewMs, idleMs / 2)
    cancel = setAlarm(clock, Math.max(due - clock.monotonic(), pauseMs), () => void ring(held, activeAt))
  }

  const ring = async (held: HeldGrant<Key>, seenActiveAt: number): Promise<void> => {
    if (keeper.held() !== held || timeLeft(held, clock.monotonic()) <= 0) return
    const isActive = held.activeAt > seenActiveAt
    const verdict = isActive ? 'accepted' : await join(held).catch(() => 'accepted')
    if (verdict === 'accepted') watch(held, isActive ? 0 : shortestPauseMs)
  }

  return {
    touch: async (signal) => {
      keeper.assertOpen()
      if (!keepAlive) return

      const held = keeper.ready()
      const verdict = held && (await waitFor(join(held), signal))
      if (verdict === 'forbidden') throw fail('request-refused', 'This session must not be kept alive.')
      // A login is activity enough.
      if (verdict !== 'accepted') await keeper.current(signal)
    },
    watch,
    stop: () => cancel(),
  }
}
