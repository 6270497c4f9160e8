import { converse } from './conversation.ts'
import type { SessionError } from './errors/session-error.ts'
import { canonical } from './fingerprint.ts'
import { timeLeft } from './grant-lifetime.ts'
import { createGrantUsage, type GrantUsage } from './grant-usage.ts'
import { type HeldGrant, holdGrant } from './held-grant.ts'
import { createLoginFlight } from './login-flight.ts'
import type { LogoutOutcome } from './protocol.ts'
import type { SessionContext } from './session-context.ts'
import type { LoginReason } from './session-event.ts'
import type { SessionSnapshot } from './session-snapshot.ts'

/** Holds the one grant that all requests share. Nothing else in the engine keeps one. */
export interface GrantKeeper<Key> extends Pick<GrantUsage<Key>, 'acquire' | 'release' | 'retire'> {
  readonly phase: () => SessionSnapshot['phase']
  readonly held: () => HeldGrant<Key> | undefined
  readonly isOpen: () => boolean
  /** @throws SessionError `closed` after a logout. */
  readonly assertOpen: () => void
  /** The grant to sign with now, if nobody has to wait for it. */
  readonly ready: () => HeldGrant<Key> | undefined
  /** The grant to sign with; logs in if need be. The signal ends this wait only. */
  readonly current: (signal?: AbortSignal) => Promise<HeldGrant<Key>>
  /** The server said that this grant is over: it is gone, whatever the clock says. */
  readonly lose: (refused: HeldGrant<Key>) => void
  /** A fresh login, now. */
  readonly renew: (signal?: AbortSignal) => Promise<HeldGrant<Key>>
  /** Ends the session for good. */
  readonly end: (drainMs: number) => Promise<LogoutOutcome>
}

/** Who gives requests in flight no time still wants the session to end. */
const shortestLogoutMs = 1000

/** Keeps the grant of one session; `installed` hears of each new one. */
export function createGrantKeeper<Credentials, Key>(
  context: SessionContext<Credentials, Key>,
  installed: (held: HeldGrant<Key>) => void,
): GrantKeeper<Key> {
  const { protocol, circuit, clock, policy, fail, tell } = context
  let ended: 'closing' | 'closed' | undefined
  let held: HeldGrant<Key> | undefined
  /** What the server refused and nothing has replaced: it may have been a mistake of the server's. */
  let lost: HeldGrant<Key> | undefined
  /** After failed logins, until when a grant that is still good is not renewed early. */
  let failures = 0
  let pausedUntil = -Infinity

  const revoke = ({ grant }: HeldGrant<Key>): Promise<LogoutOutcome> =>
    converse(
      context,
      Math.max(policy.drainMs, shortestLogoutMs),
      async (wire) => (await protocol.logout?.(grant, wire)) ?? 'local-only',
    ).catch(() => 'local-only')

  const usage = createGrantUsage<Key>(clock, async (replaced) => {
    // Some servers grant the session once more that there is already: it was not replaced.
    if (canonical(replaced.grant.key) === canonical(held?.grant.key)) return

    tell({ type: 'logged-out', outcome: await revoke(replaced), replaced: true })
  })

  const flight = createLoginFlight<Credentials, Key, HeldGrant<Key>>(context, {
    arrive: (landed, ms) => {
      const replaced = held
      lost = undefined
      context.generation += 1
      failures = 0
      pausedUntil = -Infinity
      held = holdGrant(landed, context.generation)
      tell({ type: 'login-succeeded', ms })
      if (replaced) usage.retire(replaced)
      installed(held)
      return held
    },
    crash: () => {
      failures += 1
      pausedUntil = clock.monotonic() + Math.min(1000 * 2 ** failures, 60_000)
    },
    strand: (landed) => {
      const late = holdGrant(landed, context.generation)
      if (ended === 'closing' && !held) held = late
      else usage.retire(late)
    },
  })

  const closed = (): SessionError => fail('closed', 'Logged out. Create another session.')

  const assertOpen = (): void => {
    if (ended) throw closed()
  }

  const good = (marginMs = 0): HeldGrant<Key> | undefined =>
    held && timeLeft(held, clock.monotonic(), marginMs) > 0 ? held : undefined

  const ready = (): HeldGrant<Key> | undefined => {
    // Logging in failed not long ago, or cannot help: what is still good goes on serving.
    const isPaused = circuit.isOpen() || clock.monotonic() < pausedUntil
    return good(isPaused ? 0 : policy.skewMs)
  }

  const login = async (reason: LoginReason, signal?: AbortSignal): Promise<HeldGrant<Key>> => {
    assertOpen()
    // A caller who left before anything began must not cause a login, least of all one that asks a person.
    signal?.throwIfAborted()
    return flight.join(reason, signal)
  }

  const reason = (): LoginReason => {
    if (held) return 'before-expiry'
    return context.generation === 0 ? 'first-use' : 'session-ended'
  }

  return {
    ...usage,
    phase: () => {
      if (ended) return ended
      if (circuit.isOpen()) return 'locked'
      if (flight.isUnderWay()) return 'authenticating'
      return held ? 'active' : 'idle'
    },
    held: () => held,
    isOpen: () => !ended,
    assertOpen,
    ready,
    current: async (signal) => {
      try {
        return ready() ?? (await login(reason(), signal))
      } catch (error) {
        const still = good()
        if (!still || ended || signal?.aborted) throw error
        return still
      }
    },
    renew: (signal) => login('requested', signal),
    lose: (refused) => {
      // Never a reason to wait, and never a comfort when a login fails.
      if (held !== refused) return
      lost = held
      held = undefined
    },
    end: async (drainMs) => {
      ended = 'closing'
      await Promise.all([flight.ground(closed()), usage.drain(drainMs)])
      const last = held ?? lost
      const [outcome] = await Promise.all([last ? revoke(last) : ('already-ended' as const), usage.empty()])
      held = undefined
      lost = undefined
      ended = 'closed'
      tell({ type: 'logged-out', outcome, replaced: false })
      return outcome
    },
  }
}
