import type { Call } from '../http/call.ts'
import type { SessionContext } from '../session-context.ts'
import { waitFor } from '../time/wait-for.ts'

/**
 * What was kept of a call's body, for its second sending.
 *
 * @throws SessionError `not-replayable`
 */
export async function replayedBody(
  { fail, policy }: Pick<SessionContext, 'fail' | 'policy'>,
  { body, signal }: Call,
): Promise<BodyInit | null> {
  const again = await waitFor(body.again(), signal)
  if (again !== undefined) return again
  throw fail(
    'not-replayable',
    `The session ended, and over ${policy.maxReplayBytes} bytes (policy.maxReplayBytes) were streamed. Call again.`,
    { retryable: true },
  )
}
