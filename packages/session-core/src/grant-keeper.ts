import { SessionError } from './errors/session-error.ts'
import { isDue, isOver } from './grant-lifetime.ts'
import { createGrantUsage, type GrantUsage } from './grant-usage.ts'
import { type HeldGrant, holdGrant } from './held-grant.ts'
import { createLoginFlight } from './login-flight.ts'
import type { LogoutOutcome } from './protocol.ts'
import { revoke } from './revocation.ts'
import type { SessionContext } from './session-context.ts'
import type { LoginReason, SessionHappening } from './session-event.ts'
import type { Landed } from './sign-in.ts'

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
  /** A grant newer than a refused one; asks the server only if nobody has yet. */
  readonly after: (refused: HeldGrant<Key>, signal?: AbortSignal) => Promise<HeldGrant<Key>>
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
const noPause = { failures: 0, until: -Infinity }

/** Keeps the grant of one session; `installed` hears of each new one. */
export function createGrantKeeper<Credentials, Key>(
  context: SessionContext<Credentials, Key>,
  installed: (held: HeldGrant<Key>) => void,
): GrantKeeper<Key> {
  const { protocol, clock, policy, observers } = context
  let state: Standing<Key>['state'] = 'open'
  let held: HeldGrant<Key> | undefined
  let generation = 0
  /** After a failed login, how long a grant that is still good is not renewed early. */
  let pause = noPause

  const tell = (happening: SessionHappening): void => observers.tell(generation, happening)

  const hold = (landed: Landed<Key>): HeldGrant<Key> => holdGrant(landed, generation, policy.skewMs)

  const usage = createGrantUsage<Key>(clock, async (replaced) => {
    const outcome = await revoke(context, replaced.grant)
    tell({ type: 'logged-out', outcome, replaced: true })
  })

  const flight = createLoginFlight<Credentials, Key, HeldGrant<Key>>(context, {
    tell,
    arrive: (landed, ms) => {
      const replaced = held
      generation += 1
      held = hold(landed)
      pause = noPause
      tell({ type: 'login-succeeded', ms })
      if (replaced !== undefined) usage.retire(replaced)
      installed(held)
      return held
    },
    crash: () => {
      const failures = pause.failures + 1
      pause = { failures, until: clock.monotonic() + Math.min(1000 * 2 ** failures, longestPauseMs) }
    },
    strand: (landed) => {
      if (state === 'open' || held !== undefined) usage.retire(hold(landed))
      else held = hold(landed)
    },
  })

  const closed = (): SessionError =>
    new SessionError('closed', {
      protocol: protocol.name,
      message: `This ${protocol.name} session was logged out. Create another one.`,
    })

  const alive = (): HeldGrant<Key> | undefined =>
    held === undefined || isOver(held, clock.monotonic()) ? undefined : held

  const ready = (): HeldGrant<Key> | undefined => {
    if (held === undefined) return undefined

    const now = clock.monotonic()
    if (!isDue(held, now)) return held
    // Logging in failed not long ago, or cannot help: what is still good goes on serving.
    return flight.isLocked() || now < pause.until ? alive() : undefined
  }

  const login = (reason: LoginReason, signal?: AbortSignal): Promise<HeldGrant<Key>> =>
    state === 'open' ? flight.join(reason, signal) : Promise.reject(closed())

  const reason = (): LoginReason => {
    if (generation === 0) return 'first-use'
    return held === undefined ? 'session-ended' : 'before-expiry'
  }

  const lose = (refused: HeldGrant<Key>): void => {
    // Never a reason to wait, and never a comfort when a login fails.
    if (held === refused) held = undefined
  }

  const current = async (signal?: AbortSignal): Promise<HeldGrant<Key>> => {
    const usable = ready()
    if (usable !== undefined) return usable

    try {
      return await login(reason(), signal)
    } catch (error) {
      const good = alive()
      if (good === undefined || state !== 'open' || signal?.aborted) throw error
      return good
    }
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
    assertOpen: () => {
      if (state !== 'open') throw closed()
    },
    ready,
    current,
    lose,
    after: (refused, signal) => {
      lose(refused)
      return current(signal)
    },
    renew: (signal) => login('requested', signal),
    accepted: (used, sentAt) => {
      used.accepted = true
      if (sentAt > used.activeAt) used.activeAt = sentAt
    },
    doubt: usage.retire,
    rearm: flight.rearm,
    end: async (drainMs) => {
      state = 'closing'
      await Promise.all([flight.ground(closed()), usage.drain(drainMs)])
      const last = held
      held = undefined
      const [outcome] = await Promise.all([
        last === undefined ? ('already-ended' as const) : revoke(context, last.grant),
        usage.empty(),
      ])
      state = 'closed'
      tell({ type: 'logged-out', outcome, replaced: false })
      return outcome
    },
  }
}
