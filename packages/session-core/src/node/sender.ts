import type { Connector } from './connection/connector.ts'
import type { ProxyFor } from './connection/proxy-for.ts'
import { explain } from './errors/explain.ts'
import { fetchFailed, terminated } from './errors/failures.ts'
import type { Outgoing } from './request/outgoing.ts'
import type { Caller } from './response/incoming.ts'
import { createResponseHandler } from './response/response-handler.ts'
import type { Agent, Dispatcher } from 'undici'

/** What requests are sent with. */
export interface SenderParts {
  readonly agent: Agent
  readonly connector: Connector
  readonly proxyFor: ProxyFor
  readonly maxDecodedBytes: number
}

/**
 * Sends requests. What was written to a connection is never sent again, whatever its method: only the server knows
 * whether it ran. What has not been written when its connection is lost goes on another one.
 */
export function createSender(parts: SenderParts): (outgoing: Outgoing) => Promise<Response> {
  const { agent, connector, maxDecodedBytes, proxyFor } = parts
  const unread = new FinalizationRegistry<() => void>((letGo) => letGo())
  let underWay = 0

  const dispatch = (outgoing: Outgoing, caller: Caller): void => {
    const { method, refusesRedirects, signal, url } = outgoing
    const exchange = {}
    const over = (): void => {
      signal?.removeEventListener('abort', abort)
      unread.unregister(exchange)
      underWay -= 1
      // No request waits: abandon connections that are still opening.
      if (underWay === 0) connector.giveUp()
    }
    const broken = (failure: unknown): TypeError => terminated(explained(failure, outgoing, connector))
    const handedOut = (stream: ReadableStream, letGo: () => void): void =>
      unread.register(stream, letGo, exchange)
    const { handler, stop } = createResponseHandler(
      {
        url: url.href,
        method,
        maxDecodedBytes,
        refusesRedirects,
        broken,
        started: () => {},
        handedOut,
        over,
      },
      caller,
    )
    const abort = (): void => stop(signal?.reason)
    signal?.addEventListener('abort', abort, { once: true })
    underWay += 1
    agent.dispatch(optionsFor(outgoing, proxyFor), handler)
  }

  return (outgoing) => {
    const { body, signal } = outgoing
    if (signal?.aborted) {
      body.cancel?.(signal.reason)
      return Promise.reject(signal.reason as Error)
    }

    const { promise, resolve, reject } = Promise.withResolvers<Response>()
    dispatch(outgoing, {
      answered: resolve,
      failed: (failure) => {
        body.cancel?.(failure)
        reject(
          signal?.aborted ? (signal.reason as Error) : fetchFailed(explained(failure, outgoing, connector)),
        )
      },
    })
    return promise
  }
}

function explained(failure: unknown, { body, url }: Outgoing, connector: Connector): Error {
  if (failure instanceof Error && body.isSource?.(failure)) return failure
  return explain(connector.firstOf(failure) ?? failure, url.host)
}

function optionsFor(
  { body, headers, method, url }: Outgoing,
  proxyFor: ProxyFor,
): Dispatcher.DispatchOptions {
  const path = pathOf(url)
  const proxy = url.protocol === 'http:' ? proxyFor(url) : undefined
  // undici takes any iterable of bytes; its types name only some.
  const payload = body.payload as Uint8Array | null
  if (proxy === undefined) return { origin: url.origin, path, method, headers, body: payload }

  const { authorization } = proxy
  const withProxy = authorization ? [...headers, 'proxy-authorization', authorization.reveal()] : headers
  return { origin: url.origin, path: url.origin + path, method, headers: withProxy, body: payload }
}

/** Path and query as they were written, an empty query's `?` included; never the `#` of an empty fragment. */
function pathOf({ href, origin }: URL): string {
  const end = href.indexOf('#')
  return href.slice(origin.length, end === -1 ? undefined : end)
}
