import type { Agents } from './connection/agents.ts'
import type { Connector } from './connection/connector.ts'
import type { ProxyFor } from './connection/proxy-for.ts'
import { createTraffic, enter, isFull, queued } from './connection/traffic.ts'
import type { TransportSettings } from './read-transport-options.ts'
import { optionsFor } from './request/dispatch-options.ts'
import { inPieces } from './request/in-pieces.ts'
import type { Outgoing } from './request/outgoing.ts'
import { createAnswerClass } from './response/answer-class.ts'
import { type Caller, expectAnswer, type Network } from './response/incoming.ts'
import { begin, drop, stop } from './response/progress.ts'
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
  const { connections, connectTimeoutMs, http2 } = settings
  const usual = createTraffic({ connections, connectTimeoutMs })
  const urgent = createTraffic({ connections: Infinity, connectTimeoutMs: 0 })
  const network: Network = {
    answerClass: createAnswerClass(),
    connector,
    settings,
    unread: new FinalizationRegistry(drop),
    underWay: 0,
  }

  return (outgoing, caller) => {
    const { body, isUrgent, origin } = outgoing
    const isAside = isUrgent && isFull(usual, origin)
    const passage = enter(isAside ? urgent : usual, origin)
    const sent = inPieces(body.payload, http2)
    const incoming = expectAnswer({ network, outgoing, passage, sent, caller })
    begin(incoming)
    const agent = isAside ? agents.urgent() : agents.usual
    agent.dispatch(optionsFor(outgoing, sent, proxyFor), createResponseHandler(incoming))
    queued(passage, (reason) => stop(incoming, reason))
  }
}
