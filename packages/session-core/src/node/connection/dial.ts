import { explainTls } from '../errors/explain-tls.ts'
import { TransportError } from '../errors/transport-error.ts'
import type { Trust } from './trust.ts'
import { connect as connectPlain, type Socket } from 'node:net'
import { connect as connectTls, type PeerCertificate, type TLSSocket } from 'node:tls'

/** Where to, and through what. */
export interface Destination {
  readonly url: URL
  /** A connection to it through a proxy. */
  readonly tunnel?: Socket
  /** What to speak, best first. */
  readonly alpn: readonly string[]
  /** Called with the socket at once, so that it can be given up. */
  readonly opening: (socket: Socket) => void
}

/** Opens connections, and remembers TLS sessions so that the next handshake is shorter. */
export function createDial(trust: Trust): (destination: Destination) => Promise<Socket> {
  const sessions = new Map<string, Buffer>()

  const openTls = ({ alpn, opening, tunnel, url }: Destination): Promise<Socket> => {
    const place = url.host
    const host = bare(url)
    const session = sessions.get(place)
    const { resolve, reject, promise } = Promise.withResolvers<Socket>()
    let certificate: PeerCertificate | undefined
    const socket: TLSSocket = connectTls({
      servername: isName(host) ? host : '',
      ...trust,
      ALPNProtocols: [...alpn],
      ...(tunnel ? { socket: tunnel } : { host, port: portOf(url) }),
      ...(session && { session }),
    })
    opening(socket)
    // Before Node looks at the certificate: when it says no, the connection is gone, and so is what was shown.
    socket.prependOnceListener('secure', () => {
      certificate = socket.getPeerCertificate()
    })
    socket.on('session', (fresh: Buffer) => sessions.set(place, fresh))
    socket.once('secureConnect', () => resolve(socket))
    socket.on('error', (error: NodeJS.ErrnoException) => {
      sessions.delete(place)
      const code = error.code ?? ''
      const sentence = explainTls(code, { host: place, certificate })
      reject(sentence === undefined ? error : new TransportError(code, sentence))
    })
    socket.once('close', () =>
      reject(new TransportError('ECONNRESET', `${place} broke the TLS handshake off.`)),
    )
    return promise
  }

  const openPlain = ({ opening, tunnel, url }: Destination): Promise<Socket> => {
    if (tunnel) return Promise.resolve(tunnel)

    const { resolve, reject, promise } = Promise.withResolvers<Socket>()
    const socket = connectPlain({ host: bare(url), port: portOf(url) })
    opening(socket)
    socket.once('connect', () => resolve(socket))
    socket.on('error', reject)
    return promise
  }

  return (destination) =>
    destination.url.protocol === 'https:' ? openTls(destination) : openPlain(destination)
}

function bare({ hostname }: URL): string {
  return hostname.replaceAll(/^\[|\]$/g, '')
}

function isName(host: string): boolean {
  return !/^[\d.]+$|:/.test(host)
}

function portOf({ port, protocol }: URL): number {
  return Number(port) || (protocol === 'https:' ? 443 : 80)
}
