import type { Agents } from './connection/agents.ts'
import type { Connector } from './connection/connector.ts'
import type { ProxyFor } from './connection/proxy-for.ts'
import { createTraffic } from './connection/traffic.ts'
import { explainFailure } from './errors/explain-failure.ts'
import { terminated } from './errors/failures.ts'
import { TransportError } from './errors/transport-error.ts'
import type { TransportSettings } from './read-transport-options.ts'
import { optionsFor } from './request/dispatch-options.ts'
import { inPieces } from './request/in-pieces.ts'
import type { Outgoing } from './request/outgoing.ts'
import type { Caller } from './response/incoming.ts'
import { createResponseHandler } from './response/response-handler.ts'

/** What requests are sent with. */
export interface DispatchParts {
  readonly agents: Agents
  readonly connector: Connector
  readonly proxyFor: ProxyFor
  readonly settings: TransportSettings
}

/** Hands one request to undici and tells its caller what became of it. */
export type Dispatch = (outgoing: Outgoing, caller: Caller) => void

/** Knows all exchanges that are under way: which hold a connection, and which wait for one. */
export function createDispatch({ agents, connector, proxyFor, settings }: DispatchParts): Dispatch {
  const { connections, connectTimeoutMs, maxDecodedBytes } = settings
  const streams = settings.http2 ? settings : undefined
  const usual = createTraffic({ connections, connectTimeoutMs })
  const urgent = createTraffic({ connections: Infinity, connectTimeoutMs: 0 })
  const unread = new FinalizationRegistry<() => void>((drop) => drop())
  let underWay = 0

  return (outgoing, caller) => {
    const { isUrgent, method, origin, refusesRedirects, signal, url } = outgoing
    const isAside = isUrgent && usual.isFull(origin)
    const progress = (isAside ? urgent : usual).follow(origin, (reason) => exchange.stop(reason))
    const broken = (failure: unknown): TypeError => terminated(explainFailure(failure, outgoing, connector))
    const handedOut = (stream: ReadableStream, drop: () => void): void =>
      unread.register(stream, drop, exchange)
    const abort = (): void => exchange.stop(signal?.reason)
    const body = inPieces(outgoing.body.payload, settings.http2)
    const letGo = (): void => {
      body.stop()
      outgoing.body.cancel?.(answeredEarly)
    }
    const over = (): void => {
      progress.over()
      signal?.removeEventListener('abort', abort)
      unread.unregister(exchange)
      underWay -= 1
      // No request waits: abandon connections that are still opening.
      if (underWay === 0) connector.giveUp()
    }
    const exchange = createResponseHandler(
      {
        url: url.href,
        method,
        maxDecodedBytes,
        refusesRedirects,
        streams,
        progress,
        broken,
        handedOut,
        over,
        letGo,
      },
      caller,
    )
    signal?.addEventListener('abort', abort, { once: true })
    underWay += 1
    const agent = isAside ? agents.urgent() : agents.usual
    agent.dispatch(optionsFor(outgoing, body, proxyFor), exchange.handler)
    progress.queued()
  }
}

/** What the source of a body hears when nobody waits for the rest of it. */
const answeredEarly = new TransportError(
  'ANSWERED',
  'The server has answered: no more of the body is wanted.',
)
