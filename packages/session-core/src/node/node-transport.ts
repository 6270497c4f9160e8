import { createConnector } from './connector.ts'
import { createExchange } from './exchange.ts'
import { explain } from './explain.ts'
import { loadUndici } from './load-undici.ts'
import { type Outgoing, readOutgoing } from './outgoing.ts'
import { readProxy } from './proxy-for.ts'
import { readTransportOptions } from './read-transport-options.ts'
import type { NodeTransportOptions } from './transport-options.ts'
import { readTrust } from './trust.ts'

/** A `fetch` with connections of its own. */
export type NodeTransport = typeof globalThis.fetch & AsyncDisposable

export function nodeTransport(options: NodeTransportOptions = {}): NodeTransport {
  const settings = readTransportOptions(options)
  const proxyFor = readProxy(settings.proxy)
  const connector = createConnector({ ...settings, proxyFor, trust: readTrust(settings) })
  const { Agent } = loadUndici()
  const agent = new Agent({
    connect: connector.connect,
    connections: settings.connections,
    pipelining: 1,
    allowH2: settings.http2,
    keepAliveTimeout: settings.keepAliveMs,
    headersTimeout: settings.headersTimeoutMs,
    bodyTimeout: settings.bodyTimeoutMs,
    maxHeaderSize: settings.maxHeaderBytes,
  })
  let waiting = 0

  const send = (outgoing: Outgoing): Promise<Response> => {
    const { body, headers, method, signal, url } = outgoing
    if (signal?.aborted) {
      body.cancel?.(signal.reason)
      return Promise.reject(signal.reason as Error)
    }
    return new Promise((resolve, reject) => {
      waiting += 1
      const attempt = (isFirst: boolean): void => {
        const onAbort = (): void => exchange.stop(signal?.reason)
        const exchange = createExchange(
          outgoing,
          {
            resolve,
            reject: (failure, isUntouched) => {
              if (
                isFirst &&
                isUntouched &&
                !signal?.aborted &&
                body.replayable &&
                idempotent.test(method) &&
                connector.wasUsed(failure)
              ) {
                attempt(false)
                return
              }
              body.cancel?.(failure)
              reject(
                signal?.aborted
                  ? (signal.reason as Error)
                  : new TypeError('fetch failed', { cause: explain(failure, url.host) }),
              )
            },
            failBody: (failure) => new TypeError('terminated', { cause: explain(failure, url.host) }),
            done: () => {
              signal?.removeEventListener('abort', onAbort)
              waiting -= 1
              if (waiting === 0) connector.giveUp()
            },
          },
          settings.maxDecodedBytes,
        )
        signal?.addEventListener('abort', onAbort, { once: true })
        agent.dispatch(
          {
            origin: url.origin,
            path: url.pathname + url.search,
            method,
            headers,
            body: body.payload as string,
          },
          exchange.handler,
        )
      }
      attempt(true)
    })
  }

  const fetch = (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    try {
      const outgoing = readOutgoing(input, init)
      return outgoing instanceof Promise ? outgoing.then(send) : send(outgoing)
    } catch (error) {
      return Promise.reject(error as Error)
    }
  }
  return Object.assign(fetch, { [Symbol.asyncDispose]: () => agent.destroy() })
}

const idempotent = /^(?:GET|HEAD|PUT|DELETE|OPTIONS)$/
