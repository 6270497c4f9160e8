import type { SessionContext } from './session-context.ts'

/**
 * Counts all logins, forced and automatic together, in a window that slides.
 *
 * @returns spends one login, or throws `login-budget-spent`
 */
export function createLoginBudget<Credentials, Key>(context: SessionContext<Credentials, Key>): () => void {
  const { clock, fail, policy } = context
  const { max, perMs } = policy.loginBudget
  let spent: readonly number[] = []

  return () => {
    const now = clock.monotonic()
    spent = spent.filter((at) => now - at < perMs)
    if (spent.length >= max) {
      throw fail(
        'login-budget-spent',
        `${max} logins within ${perMs} ms did not help. Probably another client signs in as the same user and the ` +
          'server allows one session each: give each its own account. Or the server ends sessions at once: wait.',
      )
    }
    spent = [...spent, now]
  }
}
