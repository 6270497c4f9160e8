import type { Connector } from './connection/connector.ts'
import type { ProxyFor } from './connection/proxy-for.ts'
import { explain } from './errors/explain.ts'
import { fetchFailed, terminated } from './errors/failures.ts'
import type { Outgoing } from './request/outgoing.ts'
import { createExchange } from './response/response-handler.ts'
import type { Agent, Dispatcher } from 'undici'

/** What requests are sent with. */
export interface SenderParts {
  readonly agent: Agent
  readonly connector: Connector
  readonly proxyFor: ProxyFor
  readonly maxDecodedBytes: number
}

/** Sends requests, and once more what is safe to repeat when an idle connection was just being closed. */
export function createSender(parts: SenderParts): (outgoing: Outgoing) => Promise<Response> {
  const { agent, connector, maxDecodedBytes, proxyFor } = parts
  let underWay = 0

  const exchange = (outgoing: Outgoing, mayRepeat: boolean): Promise<Response> =>
    new Promise((resolve, reject) => {
      const { body, method, refusesRedirects, signal, url } = outgoing
      const explained = (failure: unknown): Error =>
        failure instanceof Error && body.isSource?.(failure)
          ? failure
          : explain(connector.lossOf(failure)?.first ?? failure, url.host)
      const { handler, stop } = createExchange({
        url: url.href,
        method,
        maxDecodedBytes,
        refusesRedirects,
        answered: resolve,
        failed: (failure, isUntouched) => {
          if (mayRepeat && isUntouched && !signal?.aborted && connector.lossOf(failure)?.wasUsed) {
            resolve(exchange(outgoing, false))
            return
          }
          body.cancel?.(failure)
          reject(signal?.aborted ? (signal.reason as Error) : fetchFailed(explained(failure)))
        },
        broken: (failure) => terminated(explained(failure)),
        over: () => {
          signal?.removeEventListener('abort', abort)
          underWay -= 1
          // What is still being connected is for nobody.
          if (underWay === 0) connector.giveUp()
        },
      })
      const abort = (): void => stop(signal?.reason)
      signal?.addEventListener('abort', abort, { once: true })
      underWay += 1
      agent.dispatch(optionsFor(outgoing, proxyFor), handler)
    })

  return (outgoing) => {
    const { body, method, signal } = outgoing
    if (!signal?.aborted) return exchange(outgoing, body.replayable && repeatable.has(method))
    body.cancel?.(signal.reason)
    return Promise.reject(signal.reason as Error)
  }
}

/** What may be processed twice without harm: RFC 9110, 9.2.2. */
const repeatable: ReadonlySet<string> = new Set(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'])

function optionsFor(
  { body, headers, method, url }: Outgoing,
  proxyFor: ProxyFor,
): Dispatcher.DispatchOptions {
  const path = url.href.slice(url.origin.length, url.hash === '' ? undefined : -url.hash.length)
  const proxy = url.protocol === 'http:' ? proxyFor(url) : undefined
  // undici takes any iterable of bytes; its types name only some.
  const payload = body.payload as Uint8Array | null
  if (proxy === undefined) return { origin: url.origin, path, method, headers, body: payload }

  const { authorization } = proxy
  const withProxy = authorization ? [...headers, 'proxy-authorization', authorization.reveal()] : headers
  return { origin: url.origin, path: url.origin + path, method, headers: withProxy, body: payload }
}
