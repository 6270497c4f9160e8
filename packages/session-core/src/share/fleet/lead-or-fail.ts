import type { SessionError } from '../../errors/session-error.ts'
import type { LoginRun } from '../../grant-source.ts'
import type { HeldGrant } from '../../grant/held-grant.ts'
import type { FailedLogin } from '../record/record.ts'
import type { Fleet } from './fleet.ts'
import { lead } from './lead.ts'
import type { Turn } from './obtain.ts'

/** Nobody leads: logs in for the fleet; `undefined` when another process was first. Those who waited fail like the one who tried. */
export async function leadOrFail(
  fleet: Fleet,
  run: LoginRun,
  { view, waitedFor }: Turn,
): Promise<HeldGrant | undefined> {
  const { failed } = view.record
  if (failed && waitedFor.includes(failed.owner)) throw failureOf(fleet, failed)
  if (fleet.canLead) return lead(fleet, run, view)
  const message = 'Nobody has logged in, and share.lead is false here. Start a process that may log in.'
  throw fleet.context.fail('no-shared-session', message, { retryable: true })
}

function failureOf({ context }: Fleet, { code, message, vendor, retryable }: FailedLogin): SessionError {
  return context.fail(code, message, { vendor, retryable })
}
