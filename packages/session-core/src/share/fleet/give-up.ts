import type { SessionError } from '../../errors/session-error.ts'
import { isWithoutStore } from '../bounded.ts'
import { type Attempt, beatEvery } from './attempt.ts'
import { change } from './change.ts'
import type { Fleet } from './fleet.ts'
import { noteRejection } from './note-rejection.ts'

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
  const { context } = fleet
  const isRejection = noteRejection(fleet, run, identity)
  const tellAll = (): Promise<unknown> =>
    change(
      fleet,
      ({ record }) => {
        if (record.lease?.owner !== owner) return isRejection ? record : undefined
        const free = { ...record, lease: undefined }
        // A process that leaves has not failed: others log in at once.
        if (context.ended || failure.code === 'closed') return free
        // Who cannot ask has shown a prompt to nobody.
        const isFutile = run.prompted && context.canAsk
        const prompts = isFutile ? (record.failed?.prompts ?? 0) + 1 : 0
        const [of] = identity.digests
        const failed = { ...failure.toJSON(), owner, of, prompts, at: context.clock.monotonic() }
        return { ...free, failed }
      },
      view,
    )
  await tellAll().catch((error: unknown) => {
    if (!isRejection || !isWithoutStore(error)) return
    const stop = beatEvery(fleet, async () => {
      if (!context.ended) await tellAll()
      stop()
    })
  })
}
