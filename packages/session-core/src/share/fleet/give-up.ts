import type { SessionError } from '../../errors/session-error.ts'
import type { FailedLogin, FleetRecord } from '../record/record.ts'
import { type Attempt, beatEvery } from './attempt.ts'
import { change } from './change.ts'
import type { Fleet } from './fleet.ts'
import { noteRejection } from './note-rejection.ts'
import { isWithoutStore } from './without-store.ts'

/**
 * A login failed: the lease is given back, those who wait are told, and what must not be sent again is told even when the
 * lease is another's by now. Where the store is away, that is tried again as long as the lease would have been renewed, and
 * longer. Never rejects.
 */
export async function giveUp(
  fleet: Fleet,
  { owner, identity, run, view }: Attempt,
  failure: SessionError,
): Promise<void> {
  const isRejection = noteRejection(fleet, run, identity)
  const tellAll = (): Promise<unknown> =>
    change(
      fleet,
      ({ record }) => {
        if (record.lease?.owner !== owner) return isRejection ? record : undefined
        const prompts = run.prompted && (record.failed?.prompts ?? 0) + 1
        return { ...record, lease: undefined, ...failedWith(fleet, failure, { owner, prompts }) }
      },
      view,
    )
  await tellAll().catch((error: unknown) => {
    if (!isRejection || !isWithoutStore(error)) return
    const stop = beatEvery(fleet, async () => {
      if (!fleet.context.ended) await tellAll()
      stop()
    })
  })
}

/** A process that leaves has not failed: others log in at once. */
function failedWith(
  { context }: Fleet,
  failure: SessionError,
  whose: Pick<FailedLogin, 'owner' | 'prompts'>,
): Pick<FleetRecord, 'failed'> {
  const { code } = failure
  const isOnlyOurs =
    context.ended !== undefined || code === 'closed' || (code === 'challenge-unanswered' && !context.canAsk)
  return isOnlyOurs ? {} : { failed: { ...failure.toJSON(), ...whose, at: context.clock.monotonic() } }
}
