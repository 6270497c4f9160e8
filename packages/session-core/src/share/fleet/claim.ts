import type { LoginReason } from '../../session-event.ts'
import type { FleetRecord } from '../record/record.ts'
import { owe } from './debts.ts'
import type { Fleet } from './fleet.ts'

/**
 * The record with the lease taken. A grant that the server refused to this process leaves it at once; one that may still
 * be good stays until another one takes its place.
 *
 * @throws SessionError `login-budget-spent`; while a prompt that brought no session backs off, what it ended in.
 */
export function claimOf(
  fleet: Fleet,
  record: FleetRecord,
  { owner, reason }: { readonly owner: string; readonly reason: LoginReason },
): FleetRecord {
  const { clock, fail, lost, policy } = fleet.context
  const { max, perMs } = policy.loginBudget
  const now = clock.monotonic()
  const recent = record.spent.filter((at) => now - at < perMs)
  if (recent.length >= max) {
    throw fail(
      'login-budget-spent',
      `The fleet made ${max} logins in ${perMs} ms: wait, find out what ends them.`,
    )
  }
  const { failed, grant } = record
  const waitMs = failed?.prompts ? failed.at + Math.min(1000 * 2 ** failed.prompts, 60_000) - now : 0
  if (failed && waitMs > 0) {
    const message = `The fleet's prompt brought no session. Try again in ${Math.ceil(waitMs)} ms.`
    throw fail(failed.code, message, { retryable: true })
  }
  const isRefused = reason === 'session-ended' && grant?.id === lost?.sharedAs
  return {
    ...record,
    lease: { owner, at: now, leaseMs: fleet.policy.leaseMs },
    // Others may count for longer.
    spent: [...record.spent, now].slice(-Math.max(max, 100)),
    ...(isRefused && { grant: undefined, leaving: owe(fleet, record, grant) }),
  }
}
