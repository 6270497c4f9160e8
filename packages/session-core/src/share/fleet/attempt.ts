import type { LoginRun } from '../../grant-source.ts'
import type { GuardedRun } from '../../login/log-in.ts'
import { tell } from '../../observers.ts'
import { setAlarm } from '../../time/alarm.ts'
import type { FleetRecord } from '../record/record.ts'
import type { View } from '../register.ts'
import { change } from './change.ts'
import { type Fleet, unlessAlone } from './fleet.ts'
import { type Identity, rejectionOf } from './identity.ts'

/** One process leads: the lease that it holds, and the login that it sends. */
export interface Attempt {
  readonly owner: string
  readonly identity: Identity
  readonly run: GuardedRun
  /** The record as this attempt wrote it last. */
  view: View
  /** Aborted when the lease is another process's. */
  readonly deposed: AbortController
  /** Messages that may have left. */
  messages: number
  /** Set when the login has ended: from then on it is the attempt itself that gives the lease back. */
  ended?: boolean
  readonly stop: () => void
}

/** Begins an attempt: its lease is renewed while it lasts, and before every message. */
export function beginAttempt(
  fleet: Fleet,
  run: LoginRun,
  parts: Pick<Attempt, 'identity' | 'owner' | 'view'>,
): Attempt {
  const deposed = new AbortController()
  const over = { signal: AbortSignal.any([run.over.signal, deposed.signal]) }

  const renew = (): Promise<void> => renewLease(fleet, attempt)
  const beforeMessage = async (): Promise<void> => {
    await renew()
    // It stood still meanwhile: the lease may be another's.
    const { clock } = fleet.context
    if (clock.monotonic() - attempt.view.writtenAt >= fleet.policy.leaseMs) await renew()
    over.signal.throwIfAborted()
    attempt.messages += 1
  }
  const late = new AbortController()
  const attempt: Attempt = {
    ...parts,
    messages: 0,
    deposed,
    run: {
      ...run,
      over,
      beforeMessage,
      // The run may go on with another attempt when this one is let go of.
      patience: {
        signal: AbortSignal.any([run.patience.signal, late.signal]),
        abort: () => late.abort(),
      },
    },
    stop: beatEvery(fleet, renew),
  }
  return attempt
}

/** Does something three times within a lease, again and again until it is told to stop. */
export function beatEvery(
  { context: { clock }, policy: { leaseMs } }: Fleet,
  renew: () => Promise<void>,
): () => void {
  let isOver = false
  let cancel = (): void => {}
  const beat = (): void => {
    if (isOver) return
    // What fails here was told; it is the next message that has to know.
    cancel = setAlarm(clock, leaseMs / 3, () => void renew().then(beat, beat))
  }
  beat()
  return () => {
    isOver = true
    cancel()
  }
}

/** Whether the lease is this attempt's; also where the store has forgotten it, and nobody has come since. */
export function leads(
  { owner, view }: Pick<Attempt, 'owner' | 'view'>,
  { grant, lease, n }: FleetRecord,
): boolean {
  return lease ? lease.owner === owner : !grant && n < view.record.n
}

/** Renews the lease by a swap, whoever else wrote meanwhile; where it is another's, the attempt is deposed. */
async function renewLease(fleet: Fleet, attempt: Attempt): Promise<void> {
  const { context } = fleet
  const renewing = change(
    fleet,
    ({ record }) => {
      if (!leads(attempt, record) || rejectionOf(fleet, attempt.identity)) return undefined
      return {
        ...record,
        lease: { ...attempt.view.record.lease, owner: attempt.owner, at: context.clock.monotonic() },
      }
    },
    attempt.view,
  )
  const outcome = await unlessAlone(fleet, renewing)
  if (!outcome) return
  attempt.view = outcome.view
  if (outcome.isWritten || attempt.ended || attempt.run.over.signal.aborted) return
  tell(context, { type: 'deposed' })
  attempt.deposed.abort(context.fail('unreachable', 'Another process logs in. Try again.'))
}
