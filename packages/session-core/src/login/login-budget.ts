import type { Fail } from '../errors/session-error.ts'
import type { SessionPolicy } from '../session-policy.ts'
import type { Clock } from '../time/clock.ts'

/** Counts all logins, forced and automatic together, in a window that slides. */
export interface LoginBudget {
  readonly clock: Clock
  readonly fail: Fail
  readonly policy: Pick<SessionPolicy, 'loginBudget'>
  /** When, on the monotonic clock. */
  spent: readonly number[]
}

/** Nothing spent. */
export const wholeBudget = { spent: [] } as const

/**
 * Spends one login.
 *
 * @throws SessionError `login-budget-spent`
 */
export function spendLogin(budget: LoginBudget): void {
  const { max, perMs } = budget.policy.loginBudget
  const now = budget.clock.monotonic()
  const recent = budget.spent.filter((at) => now - at < perMs)
  if (recent.length >= max) {
    throw budget.fail(
      'login-budget-spent',
      `${max} logins in ${perMs} ms: wait. Each client needs its own account, a load balancer its cookie.`,
    )
  }
  budget.spent = [...recent, now]
}
