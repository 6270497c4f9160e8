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
    const failed = (failure: unknown): void => {
      // Others left while it was being connected, and this one came: nothing was written yet.
      if (connector.gaveUp(failure)) queueMicrotask(send)
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
