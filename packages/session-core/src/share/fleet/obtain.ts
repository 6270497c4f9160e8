import type { LoginRun } from '../../grant-source.ts'
import { heldFor } from '../../grant/grant-store.ts'
import type { HeldGrant } from '../../grant/held-grant.ts'
import { awake } from '../../time/awake.ts'
import { waitFor } from '../../time/wait-for.ts'
import { headOf } from '../base64url.ts'
import type { View } from '../register.ts'
import { adopt } from './adopt.ts'
import { payWhatIsDue } from './background.ts'
import { type Fleet, look, unlessAlone, writingOf } from './fleet.ts'
import { leaderOf } from './lease.ts'

/** Brings a grant: one that another process opened, or that of a login of this one. */
export async function obtain(fleet: Fleet, run: LoginRun): Promise<HeldGrant> {
  const { context } = fleet
  const stale = run.reason === 'requested' ? context.held?.sharedAs : undefined
  let turn: Turn | undefined
  if (fleet.unshareable) throw fleet.unshareable
  if (run.takesOver) fleet.attempt = undefined
  if (fleet.mustRearm) await (await writingOf(fleet)).flushRearm(fleet)

  for (;;) {
    run.over.signal.throwIfAborted()
    const view = await unlessAlone(fleet, look(fleet))
    if (!view) return (await writingOf(fleet)).obtainAlone(fleet, run)

    run.over.signal.throwIfAborted()
    turn = { before: view.record.failed?.owner, ...turn, view }
    const held = (await adopt(fleet, view, stale)) ?? (await leadOrWait(fleet, run, turn))
    if (!held) continue
    payWhatIsDue(fleet, view)
    return held
  }
}

/** A turn of the wait for a grant. */
export interface Turn {
  readonly view: View
  /** The attempt that had failed last when this process came: whatever fails later fails those who wait, too. */
  readonly before: string | undefined
  /** The process that it waited for first. */
  first?: string
}

async function leadOrWait(fleet: Fleet, run: LoginRun, turn: Turn): Promise<HeldGrant | undefined> {
  const { context } = fleet
  const leader = leaderOf(fleet, turn.view) ?? selfAfterFailure(fleet, turn.view)
  if (leader !== undefined) {
    turn.first ??= headOf(leader)
    if (run.reason === 'before-expiry' && heldFor(context, 0)) {
      // What is held serves meanwhile: nobody hears of it.
      throw context.fail('unreachable', 'Another process logs in. Try again.')
    }
    // Whoever leads has a deadline of its own, and a person may be typing.
    await run.deadline.exempt(() => pause(fleet, run))
    return undefined
  }
  return (await writingOf(fleet)).leadOrFail(fleet, run, turn)
}

/** Who has just failed, and may try again, waits as if it still led: those who look within the longest pause see the end. */
function selfAfterFailure(
  { context: { clock }, id }: Fleet,
  { record: { failed } }: View,
): string | undefined {
  const isOwn = failed?.retryable && headOf(failed.owner) === id
  return isOwn && clock.monotonic() - failed.at < longestPause ? id : undefined
}

/** In milliseconds, which leaves a slow store the rest of a second; the shortest one, of a login of a second, is 250. */
const longestPause = 900

/**
 * A quarter of what was waited so far: the longer a login took, the later it may be seen, and the fewer looks it costs. Up
 * to half shorter, so that a fleet does not ask in step.
 */
function pause({ context: { clock } }: Fleet, { startedAt, over }: LoginRun): Promise<void> {
  const waited = clock.monotonic() - startedAt
  const most = Math.min(Math.max(waited / 4, 250), longestPause)
  const ms = most * (0.5 + Math.random() / 2)
  // Somebody waits for it: the process must not end meanwhile.
  return awake((off) => waitFor(clock.sleep(ms, AbortSignal.any([over.signal, off])), over.signal))
}
