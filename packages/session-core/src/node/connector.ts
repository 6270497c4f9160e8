import { createDial } from './dial.ts'
import { explain } from './explain.ts'
import type { ProxyFor } from './proxy-for.ts'
import { TransportError } from './transport-error.ts'
import type { Trust } from './trust.ts'
import { openTunnel } from './tunnel.ts'
import type { Socket } from 'node:net'
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
  /** Whether a failure is of a connection that had served before, and may just have been closed for being idle. */
  readonly wasUsed: (failure: unknown) => boolean
}

/** Keeps an eye on each connection, from its first packet to its end. */
export function createConnector({ connectTimeoutMs, http2, proxyFor, trust }: ConnectorParts): Connector {
  const dial = createDial(trust)
  const opening = new Set<Socket>()
  const failuresAfterUse = new WeakSet<object>()
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

  const watch = (socket: Socket): void => {
    const before = socket.bytesRead
    socket.setNoDelay(true).setKeepAlive(true, 60_000)
    socket.on('error', (error) => {
      if (socket.bytesRead > before) failuresAfterUse.add(error)
    })
  }

  const connectWithin = async (url: URL): Promise<Socket> => {
    const mine = new Set<Socket>()
    const stop = (error: Error): void => mine.forEach((socket) => socket.destroy(error))
    const timer = connectTimeoutMs > 0 ? setTimeout(() => stop(tooLate(url)), connectTimeoutMs) : undefined
    try {
      const socket = await open(url, (each) => {
        mine.add(each)
        opening.add(each)
      })
      watch(socket)
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
    giveUp: () =>
      opening.forEach((socket) => socket.destroy(new TransportError('ABORTED', 'Nobody waits any more.'))),
    wasUsed: (failure) => failuresAfterUse.has(Object(failure) as object),
  }
}

function tooLate({ host }: URL): TransportError {
  return new TransportError(
    'UND_ERR_CONNECT_TIMEOUT',
    `${host} did not accept the connection in time (connectTimeoutMs).`,
  )
}
