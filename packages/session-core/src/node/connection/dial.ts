import type { Certificate } from '../errors/certificate-chain.ts'
import { explainTls } from '../errors/explain-tls.ts'
import { TransportError } from '../errors/transport-error.ts'
import { race } from './race.ts'
import type { Trust } from './trust.ts'
import type { Socket } from 'node:net'
import { connect as connectTls, type TLSSocket } from 'node:tls'

/** Where to, and through what. */
export interface Destination {
  readonly url: URL
  /** A connection to it through a proxy. */
  readonly tunnel?: Socket
  /** What to speak, best first. */
  readonly alpn: readonly string[]
  /** Aborted when nobody waits any more, or not any longer. */
  readonly signal: AbortSignal
}

/** Opens connections, and remembers TLS sessions so that the next handshake is shorter. */
export function createDial(
  trust: Omit<Trust, 'anonymousContext'>,
  delayMs: number,
): (destination: Destination) => Promise<Socket> {
  const sessions = new Map<string, Buffer>()

  return async ({ alpn, signal, tunnel, url }) => {
    const host = bare(url)
    const socket = tunnel ?? (await race({ host, port: portOf(url), delayMs, signal }))
    if (url.protocol === 'http:') return socket

    const session = sessions.get(url.host)
    const secured = connectTls({
      servername: isName(host) ? host : '',
      ...trust,
      ALPNProtocols: [...alpn],
      socket,
      ...(session && { session }),
    })
    secured.on('session', (fresh: Buffer) => sessions.set(url.host, fresh))
    secured.on('error', () => sessions.delete(url.host))
    return await handshake(secured, url.host, signal)
  }
}

/** Waits for the end of a handshake. */
async function handshake(socket: TLSSocket, host: string, signal: AbortSignal): Promise<Socket> {
  const { resolve, reject, promise } = Promise.withResolvers<Socket>()
  let certificate: Certificate | undefined
  const stop = (): void => void socket.destroy(signal.reason as Error)
  // Before Node looks at the certificate: when it says no, the connection is gone, and so is what was shown.
  socket.prependOnceListener('secure', () => {
    certificate = socket.getPeerCertificate(true)
  })
  socket.once('secureConnect', () => resolve(socket))
  socket.on('error', (error: NodeJS.ErrnoException) => {
    const code = error.code ?? ''
    const sentence = explainTls(code, { host, certificate, reason: error.message }) ?? brokenOff[code]?.(host)
    reject(sentence === undefined ? error : new TransportError(code, sentence))
  })
  socket.once('close', () => reject(new TransportError('ECONNRESET', brokeOff(host))))
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop, { once: true })
  return await promise.finally(() => signal.removeEventListener('abort', stop))
}

const brokeOff = (host: string): string => `${host} broke the TLS handshake off. Nothing was sent.`
const brokenOff: Readonly<Record<string, typeof brokeOff>> = { ECONNRESET: brokeOff, EPIPE: brokeOff }

function bare({ hostname }: URL): string {
  return hostname.replaceAll(/^\[|\]$/g, '')
}

function isName(host: string): boolean {
  return !/^[\d.]+$|:/.test(host)
}

function portOf({ port, protocol }: URL): number {
  return Number(port) || (protocol === 'https:' ? 443 : 80)
}
