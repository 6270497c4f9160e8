import { SessionError } from '../errors/session-error.ts'
import { defaultPolicy } from '../session-policy.ts'
import { type ManualClock, manualClock } from '../testing/manual-clock.ts'
import { type LoginBudget, spendLogin } from './login-budget.ts'
import { expect, it } from 'vitest'

function budget(max: number, perMs: number): { readonly spend: () => void; readonly clock: ManualClock } {
  const clock = manualClock()
  const context: LoginBudget = {
    clock,
    fail: (code, message) => new SessionError(code, { protocol: 'toy', message }),
    policy: { ...defaultPolicy, loginBudget: { max, perMs } },
    spent: [],
  }
  return { spend: () => spendLogin(context), clock }
}

const spent = expect.objectContaining({ code: 'login-budget-spent', retryable: true }) as Error

it('lets as many logins pass as a window holds, and no more', () => {
  const { spend } = budget(2, 1000)

  spend()
  spend()

  expect(spend).toThrow(spent)
})

it('lets the next one pass when the first has left the window, and not before', async () => {
  const { spend, clock } = budget(2, 1000)
  spend()
  await clock.advance(500)
  spend()

  await clock.advance(499)
  expect(spend).toThrow(spent)
  await clock.advance(1)
  spend()

  expect(spend).toThrow(spent)
})
