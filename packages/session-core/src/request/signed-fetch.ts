import { assertOpen, current, lose, ready } from '../grant/grant-store.ts'
import { release, retire } from '../grant/grant-usage.ts'
import type { HeldGrant } from '../grant/held-grant.ts'
import { mayRenew, wasFutile, wasUseful } from '../grant/renewal-backoff.ts'
import { type CallInit, openCall, sendCall } from '../http/call.ts'
import { tell } from '../observers.ts'
import type { SessionContext } from '../session-context.ts'
import { cleanFailure } from './redact-failure.ts'
import { learn, replayOf, type Sending, sign } from './signed-request.ts'

/** Signs every request, and signs in again once when the server says that the session ended. */
export async function signedFetch(
  context: SessionContext,
  input: string | URL | Request,
  init?: CallInit,
): Promise<Response> {
  assertOpen(context)
  const opened = openCall(context, input, init)
  const call = opened instanceof Promise ? await opened : opened
  let refused: HeldGrant | undefined

  try {
    // Twice at most: a call that was refused is sent again with a fresh grant, and that answer is the answer.
    for (;;) {
      const held = ready(context) ?? (await current(context, call.signal))
      const body = refused ? await replayOf(context, call) : call.body.first
      assertOpen(context)
      const sending: Sending = { call, held, refused, sentAt: context.clock.monotonic() }
      sign(context, sending)
      try {
        const response = await sendCall(call, context.transport, body)
        const said = learn(context, sending, response)
        const verdict = typeof said === 'string' ? said : await said
        if (verdict !== 'session-ended') {
          if (refused) wasUseful(context)
          return response
        }
        if (!isWorthAnother(context, sending, response)) return response
      } catch (error) {
        throw cleanFailure(error, held.grant.key)
      } finally {
        release(context, held)
      }
      refused = held
    }
  } catch (error) {
    call.body.drop()
    throw error
  } finally {
    call.body.release()
  }
}

/** Whether a refusal is a reason to sign in again, and not the answer. */
function isWorthAnother(
  context: SessionContext,
  { call, held, refused }: Sending,
  response: Response,
): boolean {
  if (refused) {
    // A fresh session is refused as well: it was not the session. The old one may still be alive.
    wasFutile(context, held, call)
    retire(context, refused)
    return false
  }
  tell(context, { type: 'session-ended', status: response.status })
  const isNews = context.held === held
  if (context.ended || (isNews && !mayRenew(context, held, call))) return false

  response.body?.cancel().catch(() => {})
  lose(context, held)
  return true
}
