import { setAlarm } from './alarm.ts'
import { SessionError } from './errors/session-error.ts'
import type { GrantKeeper } from './grant-keeper.ts'
import { isOver, margin } from './grant-lifetime.ts'
import type { HeldGrant } from './held-grant.ts'
import type { Verdict } from './protocol.ts'
import { refuseToAsk } from './revocation.ts'
import type { SessionContext } from './session-context.ts'
import { waitFor } from './wait-for.ts'
import { createWire } from './wire.ts'

/** Touches the server, when asked or before an idle limit. */
export interface KeepAlive<Key> {
  /** Counts as activity, now. A session that turns out to have ended is renewed. */
  readonly touch: (signal?: AbortSignal) => Promise<void>
  /** Keeps this grant alive from now on, if the policy says so. */
  readonly watch: (held: HeldGrant<Key>) => void
  readonly stop: () => void
}

const shortestPauseMs = 1000

/** One timer at most, and none unless the policy, the protocol and the grant call for it. */
export function createKeepAlive<Credentials, Key>(
  context: SessionContext<Credentials, Key>,
  keeper: GrantKeeper<Key>,
): KeepAlive<Key> {
  const { protocol, clock, policy } = context
  let ping: Promise<Verdict> | undefined
  let cancel = (): void => {}

  const run = async (held: HeldGrant<Key>): Promise<Verdict> => {
    const sentAt = clock.monotonic()
    const verdict = await exchange(context, keeper, held)
    if (verdict === 'accepted') {
      keeper.accepted(held, sentAt)
      keeper.tell({ type: 'kept-alive' })
    }
    if (verdict === 'session-ended') keeper.lose(held)
    return verdict
  }

  const join = (held: HeldGrant<Key>): Promise<Verdict> => {
    ping ??= run(held).finally(() => {
      ping = undefined
    })
    return ping
  }

  const dueAt = ({ activeAt, lifetime }: HeldGrant<Key>): number =>
    // Earlier than the moment from which a request would rather renew than risk it.
    activeAt + lifetime.idleMs - 2 * margin(lifetime.idleMs, policy.skewMs)

  const watch = (held: HeldGrant<Key>, pauseMs = 0): void => {
    cancel()
    if (!policy.keepAlive || protocol.keepAlive === undefined || held.lifetime.idleMs === Infinity) return

    const wait = Math.max(dueAt(held) - clock.monotonic(), pauseMs)
    cancel = setAlarm(clock, wait, () => void tick(held))
  }

  const tick = async (held: HeldGrant<Key>): Promise<void> => {
    const now = clock.monotonic()
    if (keeper.standing().held !== held || isOver(held, now)) return
    if (now < dueAt(held)) {
      watch(held)
      return
    }

    const verdict = await join(held).catch(() => 'unreachable' as const)
    if (verdict === 'accepted' || verdict === 'unreachable') watch(held, shortestPauseMs)
  }

  return {
    touch: async (signal) => {
      if (protocol.keepAlive === undefined) return
      const held = keeper.ready()
      // A login is activity enough.
      if (held === undefined) {
        await keeper.current(signal)
        return
      }

      const verdict = await waitFor(join(held), signal)
      if (verdict === 'session-ended') await keeper.current(signal)
      if (verdict === 'forbidden') throw refused(protocol.name)
    },
    watch,
    stop: () => cancel(),
  }
}

async function exchange<Credentials, Key>(
  { protocol, home, transport, clock, policy }: SessionContext<Credentials, Key>,
  keeper: GrantKeeper<Key>,
  held: HeldGrant<Key>,
): Promise<Verdict> {
  if (protocol.keepAlive === undefined) return 'accepted'

  const patience = new AbortController()
  const cancel = setAlarm(clock, policy.loginDeadlineMs, () => patience.abort(tookTooLong(protocol.name)))
  const wire = createWire(home, { transport, signal: patience.signal, ask: refuseToAsk(protocol.name) })
  keeper.acquire(held)
  try {
    return await waitFor(protocol.keepAlive(held.grant, wire), patience.signal)
  } finally {
    keeper.release(held)
    cancel()
  }
}

function tookTooLong(protocol: string): SessionError {
  return new SessionError('unreachable', {
    protocol,
    message: `${protocol} did not answer the keep-alive in time.`,
  })
}

function refused(protocol: string): SessionError {
  return new SessionError('request-refused', {
    protocol,
    message: `${protocol} does not let this session be kept alive. Log in as a user who may.`,
  })
}
