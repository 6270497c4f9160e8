import type { SessionError } from '../../errors/session-error.ts'
import type { FailedLogin, FleetRecord } from '../record/record.ts'
import type { Attempt } from './attempt.ts'
import { change } from './change.ts'
import type { Fleet } from './fleet.ts'
import { noteRejection } from './note-rejection.ts'

/**
 * A login failed: the lease is given back, those who wait are told, and what must not be sent again is told even when the
 * lease is another's by now.
 */
export async function giveUp(
  fleet: Fleet,
  { owner, identity, run, view }: Attempt,
  failure: SessionError,
): Promise<void> {
  const isRejection = noteRejection(fleet, run, identity)

  await change(
    fleet,
    ({ record }) => {
      const isLeader = record.lease?.owner === owner
      if (!isLeader && !isRejection) return undefined
      if (!isLeader) return record
      const prompts = run.prompted && (record.failed?.prompts ?? 0) + 1
      return { ...record, lease: undefined, ...failedWith(fleet, failure, { owner, prompts }) }
    },
    view,
  )
}

/** A process that leaves has not failed: others log in at once. */
function failedWith(
  { context }: Fleet,
  failure: SessionError,
  whose: Pick<FailedLogin, 'owner' | 'prompts'>,
): Pick<FleetRecord, 'failed'> {
  const { code, message, vendor, retryable } = failure
  const isOnlyOurs =
    context.ended !== undefined || code === 'closed' || (code === 'challenge-unanswered' && !context.canAsk)
  if (isOnlyOurs) return {}
  const failed: FailedLogin = { ...whose, code, message, vendor, retryable, at: context.clock.monotonic() }
  return { failed }
}
