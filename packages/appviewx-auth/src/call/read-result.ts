import { failure } from '../failure.ts'
import type { Reply } from '../reply.ts'
import { saysUnauthorized } from '../wire/envelope.ts'

/** Which action answered, and whether it only reads. */
export interface CalledAction {
  readonly name: string
  readonly onlyReads: boolean
}

/**
 * What an action answered, out of its envelope. A 204 is null.
 *
 * @throws SessionError `request-refused` when the gateway said no, also inside a 2xx; `unexpected-reply` when the
 *   answer is not the gateway's envelope.
 */
export function readResult({ name, onlyReads }: CalledAction, reply: Reply): unknown {
  const { status, ok, envelope } = reply
  // A gateway that waited in vain, or heard nonsense, does not know whether the action ran.
  const retryable = [429, 503].includes(status) || (onlyReads && [502, 504].includes(status))
  if (status === 204 || status === 205) return null
  if (envelope === undefined) {
    const message = `${name} answered something else than AppViewX's envelope (HTTP ${status}). Check url; for other answers use session.fetch.`
    throw failure('unexpected-reply', message, { reply, retryable })
  }
  if (!ok || envelope.isRefusal || saysUnauthorized(envelope)) {
    throw failure(
      'request-refused',
      `AppViewX refused ${name} (HTTP ${status}). See vendor for its reason.`,
      { reply, retryable },
    )
  }
  return envelope.response
}
