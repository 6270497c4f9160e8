import { loaded } from '../errors/loaded.ts'
import { closedError } from '../grant/grant-store.ts'
import { drain } from '../grant/grant-usage.ts'
import { loadFirstCall } from '../load-first-call.ts'
import type { LogoutOutcome } from '../protocol.ts'
import type { SessionContext } from '../session-context.ts'
import { logoutMs } from '../session-policy.ts'
import type { LogoutOptions } from '../session.ts'
import { holdProcess } from '../time/hold-process.ts'
import { shareWork } from '../time/shared-work.ts'
import { waitFor } from '../time/wait-for.ts'

/** Ends the session for good, once, whoever asks; what failed may be asked for again. The signal ends this wait only. */
export async function logOut(context: SessionContext, options: LogoutOptions): Promise<LogoutOutcome> {
  for (;;) {
    const { ending } = context
    if (!ending) return waitFor(beginEnding(context, options), options.signal)

    const { sharedResult } = await loaded(context.fail, loadFirstCall())
    const outcome = await sharedResult(context.clock, ending, options)
    if (outcome) return outcome.value
    if (context.ending === ending) context.ending = undefined
  }
}

function beginEnding(context: SessionContext, options: LogoutOptions): Promise<LogoutOutcome> {
  const { clock, policy } = context
  const { drainMs = policy.drainMs } = options
  // Requests and a login get their time, then the logout its own; whoever shares a session asks a store besides.
  const endsBy = clock.monotonic() + 2 * drainMs + logoutMs(policy) + policy.loginDeadlineMs
  const { result } = (context.ending = shareWork(closeSession(context, options, drainMs), () => endsBy))
  result.catch(() => {
    context.ending = undefined
  })
  return result
}

/** Until it was sent the process goes on: it was asked for. */
async function closeSession(
  context: SessionContext,
  { everywhere = false }: LogoutOptions,
  drainMs: number,
): Promise<LogoutOutcome> {
  // Somebody who shared it has ended it for all.
  if (context.ended === 'closed') return 'already-ended'

  const release = holdProcess(drainMs + logoutMs(context.policy))
  const closed = closedError(context.fail)
  context.ended = 'closing'
  context.closing?.abort(closed)
  context.cancelHeartbeat?.()
  const { login } = context
  login?.ends.over.abort(closed)
  const drained = drain(context, drainMs)
  try {
    const { endSession } = await loaded(context.fail, loadFirstCall())
    return await endSession(context, { login, drainMs, drained, everywhere })
  } finally {
    release()
  }
}
