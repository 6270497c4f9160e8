import type { Session } from '../session.ts'
import { connectionFailure, type NamedCall } from './connection-failure.ts'
import { type Retry, sendWithRetries } from './retry.ts'

/** One call of a vendor's helper: what it is, and how it is sent. */
export interface VendorCall extends NamedCall {
  /** The arguments of `session.fetch`. */
  readonly request: readonly [target: string, init: RequestInit]
  readonly retry?: Retry | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * Sends a call through a session and reads its answer.
 *
 * @throws SessionError `unreachable` when the connection fails, before or while `read` reads; what `read` throws; what
 *   `session.fetch` fails with. A call that `signal` ends rejects with the signal's reason.
 */
export async function sendCall<Answer>(
  session: Pick<Session, 'fetch'>,
  call: VendorCall,
  read: (response: Response) => Answer | Promise<Answer>,
): Promise<Answer> {
  try {
    return await read(await sendWithRetries(session, call))
  } catch (error) {
    call.signal?.throwIfAborted()
    throw connectionFailure(call, error)
  }
}
