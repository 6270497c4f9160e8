import { type Call, sendCall } from './call.ts'
import { cleanFailure } from './clean-failure.ts'
import type { GrantKeeper } from './grant-keeper.ts'
import { acceptedAt, type HeldGrant } from './held-grant.ts'
import type { Verdict } from './protocol.ts'
import type { SessionContext } from './session-context.ts'
import { isSuspect, verdictOf } from './verdict-of.ts'
import { waitFor } from './wait-for.ts'

/** What a signed request brought, and what that says of the session. */
export interface Answer {
  readonly response: Response
  readonly verdict: Verdict
}

/** Signs and sends once, and learns from the answer; `refused` is what the same call was refused with before. */
export function createSignedRequest<Credentials, Key>(
  context: SessionContext<Credentials, Key>,
  keeper: GrantKeeper<Key>,
): (call: Call, held: HeldGrant<Key>, refused?: HeldGrant<Key>) => Promise<Answer> {
  const { protocol, transport, clock, counts, fail, ladder, listening, policy, tell } = context
  const { suspect = isSuspect } = protocol
  const judge = (response: Response): Promise<Verdict> =>
    verdictOf(protocol, clock, response).catch((cause: unknown) => {
      response.body?.cancel().catch(() => {})
      throw fail('unexpected-reply', 'The protocol failed on the answer. Check url.', { cause })
    })
  /** Another kind of key may travel in another header: the old one must not stay behind. */
  const unsign = (headers: Headers, { grant }: HeldGrant<Key>): void => {
    const written = new Headers()
    protocol.sign(written, grant.key.reveal())
    for (const name of written.keys()) headers.delete(name)
  }

  const replayOf = async ({ body, signal }: Call): Promise<BodyInit | null> => {
    const again = await waitFor(body.again(), signal)
    if (again !== undefined) return again
    const { maxReplayBytes } = policy
    throw fail(
      'not-replayable',
      `The session ended, and over ${maxReplayBytes} bytes (policy.maxReplayBytes) were streamed. Call again.`,
      { retryable: true },
    )
  }

  return async (call, held, refused) => {
    const body = refused ? await replayOf(call) : call.body.first
    keeper.assertOpen()
    const { headers, method } = call
    const sentAt = clock.monotonic()
    if (refused) {
      counts.replays += 1
      unsign(headers, refused)
    }
    protocol.sign(headers, held.grant.key.reveal())
    counts.requests += 1
    keeper.acquire(held)
    try {
      const response = await sendCall(call, transport, body)
      const { status } = response
      if (listening()) {
        const ms = clock.monotonic() - sentAt
        const { pathname: path } = new URL(call.href)
        tell({ type: 'request', method, path, status, ms, replayed: Boolean(refused) })
      }

      const verdict = suspect(response) ? await judge(response) : 'accepted'
      // A proxy that cannot reach the server has not accepted anything.
      if (verdict === 'accepted' && status < 500) {
        acceptedAt(held, sentAt)
        ladder.wasAccepted(call)
      }
      return { response, verdict }
    } catch (error) {
      throw cleanFailure(error, held.grant.key)
    } finally {
      keeper.release(held)
    }
  }
}
