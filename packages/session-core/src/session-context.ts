import type { GrantSource, LoginEnds, LoginRun } from './grant-source.ts'
import type { GrantContext } from './grant/grant-context.ts'
import type { HeldGrant } from './grant/held-grant.ts'
import type { LoginBudget } from './login/login-budget.ts'
import type { LockoutCircuit } from './login/rejections.ts'
import type { LogoutOutcome } from './protocol.ts'
import type { CredentialsProvider, SessionOptions } from './session-options.ts'
import type { SessionPolicy } from './session-policy.ts'
import type { SessionCounts } from './session-snapshot.ts'
import type { SharedWork } from './time/shared-work.ts'

/**
 * All that one session is: what it was made with, and, room by room, how it stands. The rooms are functions of it, so
 * that a thousand idle sessions cost little; two sessions share nothing. Each room of `login/` and `request/` sees all
 * of it, each room of `grant/` and `http/` only what lies on its own floor and below.
 */
export interface SessionContext extends GrantContext, LockoutCircuit, LoginBudget, SingleLogin, EarlyRenewal {
  readonly provider: CredentialsProvider<unknown>
  /** Absent where nobody is there to answer. */
  readonly onChallenge: SessionOptions<unknown>['onChallenge']
  readonly policy: SessionPolicy
  readonly source: GrantSource
  readonly counts: { -readonly [Count in keyof SessionCounts]: SessionCounts[Count] }
  generation: number
  /** The logout, once somebody asked for it. */
  ending: SharedWork<LogoutOutcome> | undefined
}

/** A login that callers wait for. */
export interface Flight {
  readonly granted: SharedWork<HeldGrant>
  readonly ends: LoginEnds
  /** Once its time has begun. */
  run?: LoginRun
}

/** Single flight: many callers, one login under way. */
export interface SingleLogin {
  login: Flight | undefined
  /** The last login's answer, which may still bring a session: the next login waits until it is there or given up. */
  landing: { readonly settled: SharedWork<void>; readonly patience: AbortController } | undefined
  /** Since the last success. */
  attempts: number
}

/** A grant that is still good is not renewed early while logins fail: exponential backoff, 2, 4, 8 … 60 seconds. */
export interface EarlyRenewal {
  /** Logins that failed in a row. */
  failures: number
  /** Monotonic milliseconds. */
  pausedUntil: number
}
