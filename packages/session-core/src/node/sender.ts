import { createDispatch, type DispatchParts } from './dispatch.ts'
import { explainFailure } from './errors/explain-failure.ts'
import { fetchFailed } from './errors/failures.ts'
import type { Outgoing } from './request/outgoing.ts'

/**
 * Sends requests. What was written to a connection is never sent again, whatever its method: only the server knows
 * whether it ran. What has not been written when its connection is lost goes on another one.
 */
export function createSender(parts: DispatchParts): (outgoing: Outgoing) => Promise<Response> {
  const { connector } = parts
  const dispatch = createDispatch(parts)

  return (outgoing) => {
    const { body, signal } = outgoing
    const { promise, resolve, reject } = Promise.withResolvers<Response>()
    const send = (): void => {
      if (signal?.aborted) fail(signal.reason)
      else dispatch(outgoing, { answered: resolve, failed })
    }
    let patience = mostTurns
    const failed = (failure: unknown): void => {
      // Others left while it was being connected, and this one came: nothing was written yet.
      if (connector.gaveUp(failure)) queueMicrotask(send)
      else if (isUnsent(failure) && patience-- > 0) setImmediate(send)
      else fail(failure)
    }
    const fail = (failure: unknown): void => {
      body.cancel?.(failure)
      reject(
        signal?.aborted
          ? (signal.reason as Error)
          : fetchFailed(explainFailure(failure, outgoing, connector)),
      )
    }
    send()
    return promise
  }
}

/** A connection that broke the rules is given up a turn of the event loop after it did; one turn is enough. */
const mostTurns = 5

/** An HTTP/2 connection was over before a stream could be opened on it. */
function isUnsent(failure: unknown): boolean {
  const { code } = Object(failure) as { readonly code?: unknown }
  return code === 'ERR_HTTP2_INVALID_SESSION'
}
