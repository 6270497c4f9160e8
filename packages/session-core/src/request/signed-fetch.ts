import { assertOpen } from '../grant/grant-store.ts'
import { type CallInit, openCall } from '../http/call.ts'
import type { SessionContext } from '../session-context.ts'
import { attempt } from './attempt.ts'
import { loadRefusal } from './rooms.ts'

/** Signs every request, and logs in again once when the server says that the session ended. */
export async function signedFetch(
  context: SessionContext,
  input: string | URL | Request,
  init?: CallInit,
): Promise<Response> {
  assertOpen(context)
  const call = openCall(context, input, init)
  context.calls += 1
  try {
    const first = await attempt(context, call)
    if (first.verdict !== 'session-ended') return first.response

    // Where it cannot be loaded, the refusal is the answer.
    const refusal = await loadRefusal().catch(() => undefined)
    if (!refusal?.isWorthAnother(context, call, first)) return first.response

    const second = await attempt(context, call, first.held)
    refusal.learnFromReplay(context, call, second)
    return second.response
  } catch (error) {
    call.body.drop(error)
    throw error
  } finally {
    context.calls -= 1
    call.body.release()
  }
}
