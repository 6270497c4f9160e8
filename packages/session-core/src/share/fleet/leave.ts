import { isSessionError, type SessionError } from '../../errors/session-error.ts'
import { closedError } from '../../grant/grant-store.ts'
import { revoke, revokeLast } from '../../grant/revocation.ts'
import { tell } from '../../observers.ts'
import type { LogoutOutcome } from '../../protocol.ts'
import { sharedResult } from '../../time/shared-result.ts'
import { shareWork } from '../../time/shared-work.ts'
import type { LeavingGrant } from '../record/record.ts'
import { inBackground } from './background.ts'
import { change } from './change.ts'
import { logOut, owe, strikeOff } from './debts.ts'
import type { Fleet } from './fleet.ts'

/** Ends what the record was prepared for. */
export type End = () => Promise<LogoutOutcome | undefined>

/** This process is out: the session lives on for the others. */
export function leave(fleet: Fleet): End {
  const { context } = fleet
  return async () => {
    const endsBy = context.clock.monotonic() + context.policy.loginDeadlineMs
    const isShared = (context.held ?? context.lost)?.sharedAs !== undefined
    const outcome = isShared ? 'left' : await revokeLast(context)
    await sharedResult(
      context.clock,
      shareWork(fleet.background, () => endsBy),
    )
    return outcome
  }
}

/** Ends the session for all. The record says so before anything is logged out: nobody logs in again meanwhile. */
export async function leaveEverywhere(fleet: Fleet): Promise<End> {
  const { context } = fleet
  try {
    const { view } = await change(fleet, ({ record }) => {
      const leaving = owe(fleet, record, record.grant).map((one) => ({ ...one, dueAt: 0 }))
      return {
        ...record,
        epoch: record.epoch + 1,
        grant: undefined,
        lease: undefined,
        failed: undefined,
        futile: undefined,
        leaving,
        ended: leaving.map(({ grant }) => grant.id),
      }
    })
    fleet.epoch = view.record.epoch
    return () => logOutAll(fleet, view.record.leaving)
  } catch (error) {
    // Somebody else has ended it for all.
    if (isSessionError(error) && error.code === 'closed') return () => Promise.resolve('already-ended')
    return async () => {
      await revokeLast(context)
      throw error
    }
  }
}

async function logOutAll(fleet: Fleet, leaving: readonly LeavingGrant[]): Promise<LogoutOutcome | undefined> {
  const { context } = fleet
  const { held } = context
  // Nobody else has told of it, or the store has forgotten it.
  const isOwed = leaving.some(({ grant }) => grant.id === held?.sharedAs)
  const own = isOwed ? undefined : await revokeLast(context)
  // What is logged out now is nobody's any more.
  context.held = undefined
  const outcomes = await Promise.all(leaving.map(({ grant }) => logOut(fleet, grant)))
  await strikeOff(fleet, leaving).catch(() => {})
  return outcomes.at(-1) ?? own
}

/** What an end for all has ended, by its names. */
interface Ended {
  readonly ended: readonly (string | undefined)[]
}

/**
 * Somebody ended the session for all: this process never logs in again. What it holds was ended, too, unless the store had
 * forgotten it before, or never knew it. Returns what those who wait get.
 */
export function endByOthers(fleet: Fleet, { ended }: Ended): SessionError {
  const { context } = fleet
  const closed = closedError(context.fail)
  if (context.ended) return closed

  const last = context.held ?? context.lost
  Object.assign(context, { ended: 'closed', held: undefined, lost: undefined })
  context.cancelHeartbeat?.()
  context.closing?.abort(closed)
  context.login?.ends.over.abort(closed)
  tell(context, { type: 'logged-out', outcome: 'already-ended', replaced: false })
  if (last && !ended.includes(last.sharedAs)) inBackground(fleet, () => revoke(context, last))
  return closed
}
