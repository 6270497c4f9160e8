import type { Fail } from './errors/session-error.ts'
import type { Keeping } from './grant/grant-store.ts'
import type { GrantUsage } from './grant/grant-usage.ts'
import type { Watch } from './grant/heartbeat.ts'
import type { HeldGrant } from './grant/held-grant.ts'
import type { RenewalLadder } from './grant/renewal-backoff.ts'
import type { LockoutCircuit } from './login/lockout-circuit.ts'
import type { LoginBudget } from './login/login-budget.ts'
import type { Flights } from './login/single-login.ts'
import type { Observed } from './observers.ts'
import type { SessionProtocol } from './protocol.ts'
import type { CredentialsProvider, SessionOptions } from './session-options.ts'
import type { SessionPolicy } from './session-policy.ts'
import type { Clock } from './time/clock.ts'

/**
 * All that one session is: what it was made with, and, room by room, how it stands. The rooms are functions of it, so
 * that a thousand idle sessions cost little; two sessions share nothing.
 */
export interface SessionContext
  extends Observed, LockoutCircuit, LoginBudget, RenewalLadder, GrantUsage, Flights, Keeping, Watch {
  readonly protocol: SessionProtocol<unknown, unknown>
  /** The server's, read: its path ends in a slash. */
  readonly url: URL
  readonly provider: CredentialsProvider<unknown>
  readonly onChallenge: Required<SessionOptions<unknown>>['onChallenge']
  /** To be called without a receiver: browsers insist on it. */
  readonly transport: typeof globalThis.fetch
  readonly clock: Clock
  readonly policy: SessionPolicy
  readonly fail: Fail
  readonly counts: { logins: number; requests: number; replays: number; rejections: number }
  /** 0 before the first login, then 1, 2, … */
  generation: number
  /** Hears of each new grant. */
  readonly installed: (context: SessionContext, held: HeldGrant) => void
}
