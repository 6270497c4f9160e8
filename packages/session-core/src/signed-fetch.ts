import { openCall, pathOf } from './call.ts'
import { SessionError } from './errors/session-error.ts'
import type { GrantKeeper } from './grant-keeper.ts'
import type { RenewalLadder } from './renewal-ladder.ts'
import type { SessionContext } from './session-context.ts'
import { createSignedRequest } from './signed-request.ts'
import { waitFor } from './wait-for.ts'

/** A `fetch` that signs every request, and signs in again once when the server says that the session ended. */
export function createSignedFetch<Credentials, Key>(
  context: SessionContext<Credentials, Key>,
  keeper: GrantKeeper<Key>,
  ladder: RenewalLadder,
): typeof globalThis.fetch {
  const { protocol, home, policy } = context
  const parts = { home, maxReplayBytes: policy.maxReplayBytes }
  const send = createSignedRequest(context, keeper, ladder)

  return async (input, init) => {
    keeper.assertOpen()
    const opened = openCall(parts, input, init)
    const call = opened instanceof Promise ? await opened : opened
    const { signal, body } = call

    try {
      const held = keeper.ready() ?? (await keeper.current(signal))
      const first = await send({ call, held, body: body.first })
      if (first.verdict !== 'session-ended') return first.response

      keeper.tell({ type: 'session-ended', status: first.response.status })
      const { state, held: now } = keeper.standing()
      const isNews = now === held
      if (state !== 'open' || (isNews && !ladder.mayRenew(held, pathOf(call)))) return first.response

      first.response.body?.cancel().catch(() => {})
      keeper.lose(held)
      const renewed = await keeper.current(signal)
      const again = await waitFor(body.again(), signal)
      if (again === undefined) throw notReplayable(protocol.name, policy.maxReplayBytes)

      const second = await send({ call, held: renewed, body: again, refused: held })
      if (second.verdict === 'session-ended') {
        // A fresh session is refused as well: it was not the session. The old one may still be alive.
        ladder.wasFutile(renewed, pathOf(call))
        keeper.doubt(held)
      }
      return second.response
    } catch (error) {
      body.drop()
      throw error
    } finally {
      body.release()
    }
  }
}

function notReplayable(protocol: string, maxReplayBytes: number): SessionError {
  return new SessionError('not-replayable', {
    protocol,
    retryable: true,
    message:
      `The session had ended, and this body cannot be sent twice: more than ${maxReplayBytes} bytes of it were ` +
      'streamed (policy.maxReplayBytes). The session is new: make the call again.',
  })
}
