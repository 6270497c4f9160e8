import { waitWhileOpen } from '../grant/grant-store.ts'
import type { Call } from '../http/call.ts'
import type { SessionContext } from '../session-context.ts'
import { isPending } from '../time/pending.ts'

type Body = BodyInit | null | undefined

/** A call's body for its first sending: that of a bare request is read first, for as long as its stream takes. */
export function firstBody(context: SessionContext, { body, signal }: Call): Body | Promise<Body> {
  const first = body.first()
  return isPending(first) ? waitWhileOpen(context, first, signal) : first
}

/**
 * What was kept of a call's body, for its second sending; the rest of a short stream is waited for.
 *
 * @throws SessionError `not-replayable`; `closed` as soon as somebody logs out.
 */
export async function replayedBody(
  context: SessionContext,
  { body, signal }: Call,
): Promise<BodyInit | null> {
  const again = await waitWhileOpen(context, body.again(), signal)
  if (again !== undefined) return again
  throw context.fail(
    'not-replayable',
    `The session ended, and over ${context.policy.maxReplayBytes} bytes (policy.maxReplayBytes) were streamed. Call again.`,
    { retryable: true },
  )
}
