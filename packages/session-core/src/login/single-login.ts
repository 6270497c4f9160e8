import { loaded } from '../errors/loaded.ts'
import type { LoginEnds } from '../grant-source.ts'
import { assertOpen } from '../grant/grant-store.ts'
import type { HeldGrant } from '../grant/held-grant.ts'
import { loadFirstCall } from '../load-first-call.ts'
import type { Flight, SessionContext, SingleLogin } from '../session-context.ts'
import type { LoginReason } from '../session-event.ts'
import { traceCalls } from '../time/background.ts'
import { shareWork } from '../time/shared-work.ts'
import { waitFor } from '../time/wait-for.ts'

/** None under way. */
export const noLogin: SingleLogin = { login: undefined, landing: undefined, attempts: 0 }

/**
 * Single flight: waits for the login under way, or starts one; also in place of one that nobody carries on. The signal
 * ends this wait only.
 */
export async function joinLogin(
  context: SessionContext,
  reason: LoginReason,
  signal?: AbortSignal,
): Promise<HeldGrant> {
  for (;;) {
    assertOpen(context)
    // A caller who left before anything began must not cause a login, least of all one that asks a person.
    signal?.throwIfAborted()
    const isFirst = !context.login
    context.login ??= startLogin(context, reason)
    const flight = context.login
    if (flight.ends.ownCalls.getStore()) {
      const { waitsForItself } = await loaded(context.fail, loadFirstCall())
      throw waitsForItself(context)
    }

    // Whoever began it lives and dies with it.
    if (isFirst) return waitFor(flight.granted.result, signal)
    const { sharedResult } = await loaded(context.fail, loadFirstCall())
    const granted = await sharedResult(context.clock, flight.granted, { signal })
    if (granted) return granted.value
    if (context.login === flight) context.login = startLogin(context, reason, flight)
  }
}

function startLogin(context: SessionContext, reason: LoginReason, abandoned?: Flight): Flight {
  const { clock, fail, policy } = context
  const ends: LoginEnds = { over: new AbortController(), ownCalls: traceCalls() }
  const begin = async (): Promise<HeldGrant> => {
    const { runLogin } = await waitFor(loaded(fail, loadFirstCall()), ends.over.signal)
    return runLogin(context, { reason, flight, abandoned })
  }
  const clear = (): void => {
    if (context.login === flight) context.login = undefined
  }
  // Its own time begins when the login before has landed.
  const startsBy = clock.monotonic() + policy.drainMs + policy.loginDeadlineMs
  const endsBy = (): number => flight.run?.deadline.endsBy() ?? startsBy
  const flight: Flight = { granted: shareWork(begin().finally(clear), endsBy), ends }
  return flight
}
