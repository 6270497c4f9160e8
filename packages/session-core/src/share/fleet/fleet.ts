import { loaded } from '../../errors/loaded.ts'
import type { SessionErrorCode } from '../../errors/session-error-codes.ts'
import type { SessionError } from '../../errors/session-error.ts'
import type { HeldGrant } from '../../grant/held-grant.ts'
import { rearm } from '../../login/rejections.ts'
import { tell } from '../../observers.ts'
import type { SessionContext } from '../../session-context.ts'
import { isWithoutStore } from '../bounded.ts'
import type { FleetRecord, Futile, SharedGrant } from '../record/record.ts'
import { readRegister, type Register, type View } from '../register.ts'
import { loadWriting } from '../rooms.ts'

/** One process's part in a fleet: what it was made with, and what it has learnt. */
export interface Fleet extends Register {
  readonly context: SessionContext
  /** Whether this process may log in. */
  readonly canLead: boolean
  /** What its attempts begin with. */
  readonly id: string
  /** The attempt under way. */
  attempt?: string | undefined
  /** The epoch it joined, and of which era that is. */
  epoch?: number | undefined
  era?: string | undefined
  /** The newest record it has seen, by number; whether the store has shown an older one since it was restored. */
  n: number
  hasForgotten?: boolean
  /** Digests that must not be sent again: what it knows itself, and what it has read. */
  readonly rejected: Map<string, SessionErrorCode>
  /** As the record said last; `undefined` before the first look. */
  rearms?: number | undefined
  mustRearm?: boolean
  futile?: Futile | undefined
  /** What every login ends in, where its grant cannot be shared. */
  unshareable?: SessionError | undefined
  /** The grant that is held, as the fleet has it. */
  shared?: SharedGrant | undefined
  /** When the record showed it last, in monotonic milliseconds. */
  sharedAt: number
  /** What was held before, and was the fleet's not long ago: if the record does not know it, the store has forgotten it. */
  replaced?: SharedGrant | undefined
  /** A grant that the store missed, and the digests of who logged in. */
  unshared?: { readonly held: HeldGrant; readonly account: readonly string[] | undefined } | undefined
  /** When it looked last, and when the next session is to be logged out; monotonic milliseconds. */
  lookedAt: number
  dueAt: number
  /** Work that nobody waits for, but a logout. */
  background: Promise<unknown>
}

/** Reads the record, and learns from it. */
export async function look(fleet: Fleet): Promise<View> {
  const { n } = fleet
  fleet.lookedAt = fleet.context.clock.monotonic()
  const view = await told(fleet, readRegister(fleet))
  const record = learn(fleet, view.record, n)
  if (fleet.epoch === undefined || record.epoch <= fleet.epoch) return { ...view, record }

  throw (await writingOf(fleet)).endByOthers(fleet, record)
}

/** What writes the record, and logs in. */
export function writingOf({ context }: Fleet): ReturnType<typeof loadWriting> {
  return loaded(context.fail, loadWriting())
}

/** What a call of the store brings; the caller's listeners hear of its failures. */
export async function told<Reply>(fleet: Fleet, call: Promise<Reply>): Promise<Reply> {
  try {
    return await call
  } catch (error) {
    tell(fleet.context, { type: 'store-failed', error: error as never })
    throw error
  }
}

/** What a call of the store brings; `undefined` where that fails, and each logs in for itself then. */
export async function unlessAlone<Reply>(
  { canLead, policy }: Fleet,
  call: Promise<Reply>,
): Promise<Reply | undefined> {
  try {
    return await call
  } catch (error) {
    if (isWithoutStore(error) && canLead && policy.withoutStore === 'alone') return undefined
    throw error
  }
}

/** What a record says, in the light of what this process knows. */
function learn(fleet: Fleet, record: FleetRecord, before: number): FleetRecord {
  const { context } = fleet
  fleet.n = Math.max(fleet.n, record.n)
  if (record.n < before) {
    fleet.n = record.n
    fleet.hasForgotten = true
    tell(context, { type: 'store-forgot' })
  }
  fleet.futile = record.futile
  fleet.dueAt = Math.min(...record.leaving.map(({ dueAt }) => dueAt))

  if (record.era && record.era !== fleet.era) {
    // It was emptied, and counts anew: what was counted before closes nobody, and takes nothing back.
    fleet.epoch &&= Math.min(fleet.epoch, record.epoch)
    fleet.rearms &&= Math.min(fleet.rearms, record.rearms)
    fleet.era = record.era
    // Nobody has logged out for the fleet what it does not know.
    fleet.sharedAt = Infinity
  }
  // What was taken back before the first look is no news: what was rejected since then stays so.
  const known = fleet.rearms ?? record.rearms
  const rearms = Math.max(record.rearms, known)
  fleet.rearms = rearms
  if (rearms > known) {
    fleet.rejected.clear()
    rearm(context)
  }
  const rejected = record.rearms < rearms ? {} : record.rejected
  for (const [digest, code] of Object.entries(rejected)) fleet.rejected.set(digest, code)

  const current = { ...record, rejected, rearms }
  return record.epoch < (fleet.epoch ?? 0) ? withoutEnded(current, fleet) : current
}

/** A store that forgot an end for all shows a session that is over. */
function withoutEnded(record: FleetRecord, { epoch = 0 }: Fleet): FleetRecord {
  const { grant } = record
  const leaving = grant ? [...record.leaving, { grant, dueAt: 0 }] : record.leaving
  return { ...record, epoch, grant: undefined, lease: undefined, leaving }
}
