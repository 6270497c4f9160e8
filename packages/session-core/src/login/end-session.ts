import { revokeRetired } from '../grant/revocation.ts'
import { tell } from '../observers.ts'
import type { LogoutOutcome } from '../protocol.ts'
import type { Flight, SessionContext } from '../session-context.ts'
import { createDeadline } from '../time/deadline.ts'
import { sharedResult } from '../time/shared-result.ts'

/** How a session ends. */
export interface Ending {
  /** What was under way when it was asked for. */
  readonly login: Flight | undefined
  /** Milliseconds that a login under way gets. */
  readonly drainMs: number
  /** Requests were given their time. */
  readonly drained: Promise<void>
  /** For all who share it. */
  readonly everywhere: boolean
}

/** Ends a session that is closing: nothing new is sent any more, and nobody waits for a login. */
export async function endSession(
  context: SessionContext,
  { login, drainMs, drained, everywhere }: Ending,
): Promise<LogoutOutcome> {
  const [end, isGivenUp] = await Promise.all([
    context.source.leave(everywhere),
    landLogin(context, login, drainMs),
    drained,
  ])
  const [ended] = await Promise.all([end(), revokeRetired(context)]).finally(() => {
    Object.assign(context, { held: undefined, lost: undefined })
  })
  context.ended = 'closed'
  const outcome = ended ?? (isGivenUp ? 'local-only' : 'already-ended')
  tell(context, { type: 'logged-out', outcome, replaced: false })
  return outcome
}

/**
 * A login that was sent gets `ms` milliseconds to bring its session, which is then logged out. Tells whether this logout
 * gave it up: nobody knows then what it brought. One that had timed out before was told of already.
 */
async function landLogin(context: SessionContext, login: Flight | undefined, ms: number): Promise<boolean> {
  const { clock } = context
  const now = clock.monotonic()
  await (login && sharedResult(clock, login.granted, { endsBy: () => now }).catch(() => {}))
  const { landing } = context
  if (!landing) return false

  const { endsBy, stop } = createDeadline(clock, ms, () => landing.patience.abort())
  const landed = await sharedResult(clock, landing.settled, { endsBy })
  stop()
  if (landed && !landing.patience.signal.aborted) return false
  // A session that it has by now it may still hand in, to be logged out.
  await new Promise((resolve) => setTimeout(resolve, 0))
  return login !== undefined
}
