import { converse } from './conversation.ts'
import type { SessionError } from './errors/session-error.ts'
import { canonical } from './fingerprint.ts'
import { timeLeft } from './grant-lifetime.ts'
import { createGrantUsage, type GrantUsage } from './grant-usage.ts'
import { type HeldGrant, holdGrant } from './held-grant.ts'
import { createLoginFlight } from './login-flight.ts'
import type { LogoutOutcome } from './protocol.ts'
import type { SessionContext } from './session-context.ts'
import type { LoginReason, SessionHappening } from './session-event.ts'

/** Holds the one grant that all requests share. Nothing else in the engine keeps one. */
export interface GrantKeeper<Key> extends Pick<GrantUsage<Key>, 'acquire' | 'release'> {
  readonly standing: () => Standing<Key>
  readonly tell: (happening: SessionHappening) => void
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
  /** The server accepted a request that was sent at this monotonic moment. */
  readonly accepted: (held: HeldGrant<Key>, sentAt: number) => void
  /** A refused grant may have been good after all: it must not stay alive on the server. */
  readonly doubt: (refused: HeldGrant<Key>) => void
  readonly rearm: () => void
  /** Ends the session for good. */
  readonly end: (drainMs: number) => Promise<LogoutOutcome>
}

/** Where the keeper stands. */
export interface Standing<Key> {
  readonly state: 'open' | 'closing' | 'closed'
  readonly held: HeldGrant<Key> | undefined
  readonly generation: number
  readonly locked: boolean
  readonly authenticating: boolean
}

const longestPauseMs = 60_000
/** Who gives requests in flight no time still wants the session to end. */
const shortestLogoutMs = 1000

/** Keeps the grant of one session; `installed` hears of each new one. */
export function createGrantKeeper<Credentials, Key>(
  context: SessionContext<Credentials, Key>,
  installed: (held: HeldGrant<Key>) => void,
): GrantKeeper<Key> {
  const { protocol, clock, policy, observers, fail } = context
  let state: Standing<Key>['state'] = 'open'
  let held: HeldGrant<Key> | undefined
  let generation = 0
  /** After failed logins, until when a grant that is still good is not renewed early. */
  let failures = 0
  let pausedUntil = -Infinity

  const logoutMs = Math.max(policy.drainMs, shortestLogoutMs)
  const tell = (happening: SessionHappening): void => observers.tell(generation, happening)

  const revoke = async ({ grant }: HeldGrant<Key>, replaced: boolean): Promise<LogoutOutcome> => {
    const { logout } = protocol
    const outcome = logout
      ? await converse(context, logoutMs, (wire) => logout(grant, wire)).catch(() => 'local-only' as const)
      : 'local-only'
    if (replaced) tell({ type: 'logged-out', outcome, replaced })
    return outcome
  }
  // Some servers grant the session once more that there is already: it was not replaced.
  const isHeld = ({ grant }: HeldGrant<Key>): boolean => canonical(grant.key) === canonical(held?.grant.key)

  const usage = createGrantUsage<Key>(clock, async (replaced) => {
    if (!isHeld(replaced)) await revoke(replaced, true)
  })

  const flight = createLoginFlight<Credentials, Key, HeldGrant<Key>>(context, {
    tell,
    arrive: (landed, ms) => {
      const replaced = held
      generation += 1
      failures = 0
      pausedUntil = -Infinity
      held = holdGrant(landed, generation)
      tell({ type: 'login-succeeded', ms })
      if (replaced) usage.retire(replaced)
      installed(held)
      return held
    },
    crash: () => {
      failures += 1
      pausedUntil = clock.monotonic() + Math.min(1000 * 2 ** failures, longestPauseMs)
    },
    strand: (landed) => {
      const late = holdGrant(landed, generation)
      if (state === 'closing' && !held) held = late
      else usage.retire(late)
    },
  })

  const closed = (): SessionError => fail('closed', 'This session was logged out. Create another one.')

  const assertOpen = (): void => {
    if (state !== 'open') throw closed()
  }

  const good = (marginMs = 0): HeldGrant<Key> | undefined =>
    held && timeLeft(held, clock.monotonic(), marginMs) > 0 ? held : undefined

  const ready = (): HeldGrant<Key> | undefined => {
    const usable = good(policy.skewMs)
    if (usable || !held) return usable
    // Logging in failed not long ago, or cannot help: what is still good goes on serving.
    return flight.isLocked() || clock.monotonic() < pausedUntil ? good() : undefined
  }

  const login = async (reason: LoginReason, signal?: AbortSignal): Promise<HeldGrant<Key>> => {
    assertOpen()
    // A caller who left before anything began must not cause a login, least of all one that asks a person.
    signal?.throwIfAborted()
    return flight.join(reason, signal)
  }

  const reason = (): LoginReason => {
    if (generation === 0) return 'first-use'
    return held ? 'before-expiry' : 'session-ended'
  }

  return {
    acquire: usage.acquire,
    release: usage.release,
    standing: () => ({
      state,
      held,
      generation,
      locked: flight.isLocked(),
      authenticating: flight.isUnderWay(),
    }),
    tell,
    assertOpen,
    ready,
    current: async (signal) => {
      const usable = ready()
      if (usable) return usable

      try {
        return await login(reason(), signal)
      } catch (error) {
        const still = good()
        if (!still || state !== 'open' || signal?.aborted) throw error
        return still
      }
    },
    renew: (signal) => login('requested', signal),
    lose: (refused) => {
      // Never a reason to wait, and never a comfort when a login fails.
      if (held === refused) held = undefined
    },
    accepted: (used, sentAt) => {
      used.accepted = true
      used.activeAt = Math.max(used.activeAt, sentAt)
    },
    doubt: usage.retire,
    rearm: flight.rearm,
    end: async (drainMs) => {
      state = 'closing'
      await Promise.all([flight.ground(closed()), usage.drain(drainMs)])
      const [outcome] = await Promise.all([
        held ? revoke(held, false) : ('already-ended' as const),
        usage.empty(),
      ])
      held = undefined
      state = 'closed'
      tell({ type: 'logged-out', outcome, replaced: false })
      return outcome
    },
  }
}
