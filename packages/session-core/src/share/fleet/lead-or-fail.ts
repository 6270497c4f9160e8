import { SessionError } from '../../errors/session-error.ts'
import type { LoginRun } from '../../grant-source.ts'
import type { HeldGrant } from '../../grant/held-grant.ts'
import { opensCircuit } from '../../login/opens-circuit.ts'
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
  const { canLead, context } = fleet
  const { failed } = view.record
  // It would have a person mailed whom nobody asks.
  const isInVain = canLead && !context.canAsk && failed?.code === 'challenge-unanswered'
  const isOurs = isInVain || (failed && waitedFor.includes(failed.owner))
  const waited = isOurs ? SessionError.from(failed) : undefined
  if (waited && (!canLead || !opensCircuit(waited, false))) throw waited
  if (canLead) return lead(fleet, run, { view, waited })
  const message = 'Nobody has logged in; share.lead is false here. Start one that may.'
  throw context.fail('no-shared-session', message, { retryable: true })
}
