import { type Call, openCall } from './call.ts'
import type { GrantKeeper } from './grant-keeper.ts'
import type { SessionContext } from './session-context.ts'
import { createSignedRequest } from './signed-request.ts'

/** A `fetch` that signs every request, and signs in again once when the server says that the session ended. */
export function createSignedFetch<Credentials, Key>(
  context: SessionContext<Credentials, Key>,
  keeper: GrantKeeper<Key>,
): typeof globalThis.fetch {
  const { ladder, tell } = context
  const send = createSignedRequest(context, keeper)

  return async (input, init) => {
    keeper.assertOpen()
    const opened = openCall(context, input, init)
    const call: Call = opened instanceof Promise ? await opened : opened
    const { signal, body } = call

    try {
      const held = keeper.ready() ?? (await keeper.current(signal))
      const first = await send(call, held)
      if (first.verdict !== 'session-ended') return first.response

      tell({ type: 'session-ended', status: first.response.status })
      const isNews = keeper.held() === held
      if (!keeper.isOpen() || (isNews && !ladder.mayRenew(held, call))) return first.response

      first.response.body?.cancel().catch(() => {})
      keeper.lose(held)
      const renewed = await keeper.current(signal)
      const second = await send(call, renewed, held)
      if (second.verdict === 'session-ended') {
        // A fresh session is refused as well: it was not the session. The old one may still be alive.
        ladder.wasFutile(renewed, call)
        keeper.retire(held)
      } else ladder.wasUseful()
      return second.response
    } catch (error) {
      body.drop()
      throw error
    } finally {
      body.release()
    }
  }
}
