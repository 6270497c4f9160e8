import type { ReducedCause } from '../../errors/reduce-cause.ts'
import type { SessionError } from '../../errors/session-error.ts'
import { isWithoutStore } from '../bounded.ts'
import { type Attempt, beatEvery } from './attempt.ts'
import { change, type Decide } from './change.ts'
import type { Fleet } from './fleet.ts'
import { noteRejection } from './identity.ts'

/**
 * A login failed: the lease is given back, those who wait are told, and what must not be sent again is told even when the
 * lease is another's by now. Where the store is away, that is tried again as long as the lease would have been renewed, and
 * longer. Never rejects.
 */
export async function giveUp(
  fleet: Fleet,
  { owner, identity, messages, run, view }: Attempt,
  failure: SessionError,
): Promise<void> {
  const { context } = fleet
  const isRejection = noteRejection(fleet, run, identity)
  const [of = ''] = identity.digests
  // A name was not found, a connection never stood, an authority was not trusted: nothing was sent, as far as the transport
  // says. What is not known to be unsent was sent.
  const unsent =
    !run.begun ||
    (messages === 1 &&
      failure.code === 'unreachable' &&
      /^(?:E(?:CONNREF|NOTF|AI_)|CERT|DEPTH|SELF|UNABLE)|NREACH|_CONNECT_T|ALTNAME/.test(
        String((failure.cause as ReducedCause | undefined)?.code),
      ))
  const kept = unsent ? -1 : undefined
  const decide: Decide = ({ record }) => {
    if (record.lease?.owner !== owner) return isRejection && !record.rejected[of] ? record : undefined
    const free = { ...record, lease: undefined, spent: record.spent.slice(0, kept) }
    // A process that leaves has not failed: others log in at once.
    if (context.ended || failure.code === 'closed') return free
    // Who cannot ask has shown a prompt to nobody.
    const prompts = context.onChallenge && run.prompted ? (record.failed?.prompts ?? 0) + 1 : 0
    // As alone: nobody is to get one mail after another.
    if (prompts > 2) noteRejection(fleet, { lockedOut: failure.code }, identity)
    const failed = { ...failure.toJSON(), owner, of, prompts, unsent, at: context.clock.monotonic() }
    return { ...free, failed }
  }
  // A store may acknowledge what it loses: a rejection is told until it shows.
  const tellAll = async (): Promise<void> => {
    let { isWritten } = await change(fleet, decide, view)
    for (let left = 8; isRejection && isWritten && left > 0; left -= 1)
      ({ isWritten } = await change(fleet, decide))
  }
  await tellAll().catch((error: unknown) => {
    if (!isRejection || !isWithoutStore(error) || context.ended) return
    const stop = beatEvery(fleet, () => tellAll().then(stop))
    context.closing ??= new AbortController()
    context.closing.signal.addEventListener('abort', stop)
  })
}
