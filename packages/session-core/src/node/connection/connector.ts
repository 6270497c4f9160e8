import { onDemand } from '../../on-demand.ts'
import { explain, explainTurnedAway } from '../errors/explain.ts'
import { TransportError } from '../errors/transport-error.ts'
import { createDial } from './dial.ts'
import { endLate } from './end-late.ts'
import { type Moment, watchMoment } from './moment.ts'
import type { ProxyFor } from './proxy-for.ts'
import type { Trust } from './trust.ts'
import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import type { buildConnector } from 'undici'

/** How connections are made. */
export interface ConnectorParts {
  readonly trust: Trust
  readonly proxyFor: ProxyFor
  readonly connectTimeoutMs: number
  readonly connectionAttemptDelayMs: number
  readonly http2: boolean
}

/** Connects for undici, directly or through a proxy. */
export interface Connector {
  readonly connect: buildConnector.connector
  /** Gives up every connection that does not stand yet. */
  readonly giveUp: () => void
  /** Whether that is why a request failed; nothing of it was written. */
  readonly gaveUp: (failure: unknown) => boolean
  /** A connection may fail twice: what was the matter with it first, when a failure is of that. */
  readonly firstOf: (failure: unknown) => Error | undefined
  /**
   * What a connection fails with in this very moment. undici takes an answer that lasts until its connection ends for
   * whole, also where that was reset.
   */
  readonly failing: () => Error | undefined
  readonly moment: Moment
}

/** Keeps an eye on each connection, from its first packet to its end. */
export function createConnector(parts: ConnectorParts): Connector {
  const { connectTimeoutMs } = parts
  const open = createOpen(parts)
  const opening = new Set<AbortController>()
  const causes = new WeakMap<object, Error>()
  const moment: Moment = {}
  let failing: Error | undefined
  const failed = (error: Error, first: Error): void => {
    causes.set(error, first)
    failing = first
    queueMicrotask(() => {
      failing = undefined
    })
  }

  const connectWithin = async (url: URL): Promise<Socket> => {
    const patience = new AbortController()
    opening.add(patience)
    const stop = (): void => patience.abort(explain(late, url.host))
    const timer = connectTimeoutMs > 0 ? setTimeout(stop, connectTimeoutMs) : undefined
    try {
      const socket = await open(url, patience.signal)
      if (socket instanceof TLSSocket && socket.alpnProtocol === 'h2') endLate(socket)
      else watchMoment(socket, moment)
      watch(socket, url, failed)
      return socket
    } finally {
      clearTimeout(timer)
      opening.delete(patience)
    }
  }

  return {
    connect: ({ host, protocol }, callback) => {
      const url = new URL(`${protocol}//${host}`)
      connectWithin(url).then(
        (socket) => callback(null, socket),
        (error: unknown) => callback(explain(error, url.host), null),
      )
    },
    giveUp: () => opening.forEach((patience) => patience.abort(unwanted)),
    gaveUp: (failure) => failure === unwanted,
    firstOf: (failure) => causes.get(Object(failure) as object),
    failing: () => failing,
    moment,
  }
}

/** Directly, or through a proxy. */
function createOpen({ connectionAttemptDelayMs, http2, proxyFor, trust }: ConnectorParts) {
  const dial = createDial(trust, connectionAttemptDelayMs)
  // The name that the server's certificate must carry is not the proxy's, and who we are is not its business.
  const { anonymousContext, rejectUnauthorized } = trust
  const asNobody = { rejectUnauthorized, secureContext: anonymousContext }
  const dialProxy = createDial(asNobody, connectionAttemptDelayMs)
  const http1 = ['http/1.1']
  const alpn = http2 ? ['h2', ...http1] : http1

  return async (url: URL, signal: AbortSignal): Promise<Socket> => {
    const proxy = proxyFor(url)
    if (proxy === undefined) return await dial({ url, alpn, signal })

    // Before there is a connection: nobody would hear it break.
    const { openTunnel } = await loadTunnel()
    const toProxy = await dialProxy({ url: proxy.url, alpn: http1, signal }).catch((error: unknown) => {
      throw explain(error, `the proxy ${proxy.url.host}`)
    })
    if (url.protocol === 'http:') return toProxy
    const place = `${url.hostname}:${url.port || '443'}`
    const tunnel = await openTunnel(toProxy, { proxy, place, signal })
    return await dial({ url, tunnel, alpn, signal })
  }
}

/** Few go through a proxy. */
const loadTunnel = onDemand(() => import('./tunnel.ts'))

/** Remembers what was the matter with a connection first. */
function watch(socket: Socket, { host }: URL, failed: (error: Error, first: Error) => void): void {
  const before = socket.bytesRead
  socket.setNoDelay(true).setKeepAlive(true, 60_000)
  let first: Error | undefined
  socket.on('error', (error) => {
    const hasAnswered = socket.bytesRead > before
    first ??= hasAnswered || !(socket instanceof TLSSocket) ? error : explainTurnedAway(error, host)
    failed(error, first)
  })
}

const unwanted = new TransportError('ABORTED', 'No request waits for this connection any more.')
const late = { code: 'UND_ERR_CONNECT_TIMEOUT' }
