import type { SessionContext } from './session-context.ts'

/**
 * Counts all logins, forced and automatic together, in a window that slides.
 *
 * @returns spends one login, or throws `login-budget-spent`
 */
export function createLoginBudget<Credentials, Key>({
  clock,
  fail,
  policy,
}: SessionContext<Credentials, Key>): () => void {
  const { max, perMs } = policy.loginBudget
  let spent: readonly number[] = []

  return () => {
    const now = clock.monotonic()
    spent = spent.filter((at) => now - at < perMs)
    if (spent.length >= max) {
      throw fail(
        'login-budget-spent',
        `${max} logins in ${perMs} ms: wait. Give each client its own account.`,
      )
    }
    spent = [...spent, now]
  }
}
