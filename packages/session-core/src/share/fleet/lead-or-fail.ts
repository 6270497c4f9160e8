import type { SessionError } from '../../errors/session-error.ts'
import type { LoginRun } from '../../grant-source.ts'
import type { HeldGrant } from '../../grant/held-grant.ts'
import { opensCircuit } from '../../login/opens-circuit.ts'
import type { FailedLogin } from '../record/record.ts'
import type { Fleet } from './fleet.ts'
import { lead } from './lead.ts'
import type { Turn } from './obtain.ts'

/**
 * Nobody leads: logs in for the fleet; `undefined` when another process was first. Those who waited fail like the one who
 * tried, unless they may try with credentials that nobody has rejected.
 */
export async function leadOrFail(
  fleet: Fleet,
  run: LoginRun,
  { view, waitedFor }: Turn,
): Promise<HeldGrant | undefined> {
  const { failed } = view.record
  const waited = failed && waitedFor.includes(failed.owner) ? failureOf(fleet, failed) : undefined
  if (waited && !(fleet.canLead && opensCircuit(waited, false))) throw waited
  if (fleet.canLead) return lead(fleet, run, { view, waited })
  const message = 'Nobody has logged in; share.lead is false here. Start one that may.'
  throw fleet.context.fail('no-shared-session', message, { retryable: true })
}

function failureOf({ context }: Fleet, failed: FailedLogin): SessionError {
  return context.fail(failed.code, failed.message, failed)
}
