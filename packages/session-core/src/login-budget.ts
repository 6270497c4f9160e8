import type { Clock } from './clock.ts'
import { SessionError } from './errors/session-error.ts'
import type { SessionPolicy } from './session-policy.ts'

/** How many logins a window of time may hold. */
export interface LoginBudget {
  /** @throws SessionError `login-budget-spent` when the window is full. */
  readonly spend: () => void
}

/** Counts all logins, forced and automatic together, in a window that slides. */
export function createLoginBudget(
  protocol: string,
  { clock, policy }: { readonly clock: Clock; readonly policy: SessionPolicy },
): LoginBudget {
  const { max, perMs } = policy.loginBudget
  let spent: readonly number[] = []

  return {
    spend: () => {
      const now = clock.monotonic()
      spent = spent.filter((at) => now - at < perMs)
      if (spent.length >= max) {
        throw new SessionError('login-budget-spent', {
          protocol,
          message:
            `${max} logins within ${perMs} ms did not help. Probably another client signs in as the same user ` +
            'and the server allows one session each, or the server ends sessions at once. ' +
            'Give each client its own account, or wait.',
        })
      }
      spent = [...spent, now]
    },
  }
}
