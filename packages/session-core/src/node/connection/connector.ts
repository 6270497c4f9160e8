import { explain, explainTurnedAway } from '../errors/explain.ts'
import { TransportError } from '../errors/transport-error.ts'
import { createDial } from './dial.ts'
import type { ProxyFor } from './proxy-for.ts'
import type { Trust } from './trust.ts'
import { openTunnel } from './tunnel.ts'
import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import type { buildConnector } from 'undici'

/** How connections are made. */
export interface ConnectorParts {
  readonly trust: Trust
  readonly proxyFor: ProxyFor
  readonly connectTimeoutMs: number
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
}

/** Keeps an eye on each connection, from its first packet to its end. */
export function createConnector({ connectTimeoutMs, http2, proxyFor, trust }: ConnectorParts): Connector {
  const dial = createDial(trust)
  const opening = new Set<Socket>()
  const causes = new WeakMap<object, Error>()
  const alpn = http2 ? ['h2', 'http/1.1'] : ['http/1.1']
  const http1 = ['http/1.1']

  const open = async (url: URL, track: (socket: Socket) => void): Promise<Socket> => {
    const proxy = proxyFor(url)
    if (proxy === undefined) return dial({ url, alpn, opening: track })

    const toProxy = await dial({ url: proxy.url, alpn: http1, opening: track }).catch((error: unknown) => {
      throw explain(error, `the proxy ${proxy.url.host}`)
    })
    if (url.protocol === 'http:') return toProxy
    const tunnel = await openTunnel(toProxy, proxy, `${url.hostname}:${url.port || '443'}`)
    return dial({ url, tunnel, alpn, opening: track })
  }

  const watch = (socket: Socket, { host }: URL): void => {
    const before = socket.bytesRead
    socket.setNoDelay(true).setKeepAlive(true, 60_000)
    let first: Error | undefined
    socket.on('error', (error) => {
      const hasAnswered = socket.bytesRead > before
      first ??= hasAnswered || !(socket instanceof TLSSocket) ? error : explainTurnedAway(error, host)
      causes.set(error, first)
    })
  }

  const connectWithin = async (url: URL): Promise<Socket> => {
    const mine = new Set<Socket>()
    const stop = (error: Error): void => mine.forEach((socket) => socket.destroy(error))
    const timer =
      connectTimeoutMs > 0 ? setTimeout(() => stop(explain(late, url.host)), connectTimeoutMs) : undefined
    try {
      const socket = await open(url, (each) => {
        mine.add(each)
        opening.add(each)
      })
      watch(socket, url)
      return socket
    } finally {
      clearTimeout(timer)
      mine.forEach((each) => opening.delete(each))
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
    giveUp: () => opening.forEach((socket) => socket.destroy(unwanted)),
    gaveUp: (failure) => failure === unwanted,
    firstOf: (failure) => causes.get(Object(failure) as object),
  }
}

const unwanted = new TransportError('ABORTED', 'No request waits for this connection any more.')
const late = { code: 'UND_ERR_CONNECT_TIMEOUT' }
