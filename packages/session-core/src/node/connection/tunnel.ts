import { explain } from '../errors/explain.ts'
import { TransportError } from '../errors/transport-error.ts'
import type { Proxy } from './proxy-for.ts'
import { readStatus } from './read-status.ts'
import type { Socket } from 'node:net'

/** Where a tunnel leads, and through which proxy. */
export interface Tunnel {
  readonly proxy: Proxy
  /** `host:port` */
  readonly place: string
  readonly signal: AbortSignal
}

/** Asks a proxy, over a connection to it, to connect to somewhere else. */
export async function openTunnel(socket: Socket, { place, proxy, signal }: Tunnel): Promise<Socket> {
  const stop = (): void => void socket.destroy(signal.reason as Error)
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop, { once: true })
  try {
    socket.write(question(place, proxy))
    const status = await readStatus(socket)
    // RFC 9110, 9.3.6: any of them.
    if (status >= 200 && status < 300) return socket
    throw refusal(status, proxy, place)
  } catch (error) {
    socket.destroy()
    throw named(error, proxy)
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

function question(place: string, { authorization }: Proxy): string {
  const account = authorization ? `proxy-authorization: ${authorization.reveal()}\r\n` : ''
  return `CONNECT ${place} HTTP/1.1\r\nhost: ${place}\r\n${account}\r\n`
}

function named(error: unknown, { url }: Proxy): TransportError {
  const { code } = Object(error) as { readonly code?: unknown }
  if (code === 'HPE_INVALID') {
    const sentence = `The proxy ${url.host} answers in something that is not HTTP/1.1. Check its port.`
    return new TransportError(code, sentence)
  }
  if (error instanceof TransportError || code === 'UND_ERR_HEADERS_OVERFLOW')
    return explain(error, `the proxy ${url.host}`)
  return new TransportError('PROXY_BROKE_OFF', `The proxy ${url.host} broke off before it had answered.`)
}

function refusal(status: number, { authorization, url }: Proxy, place: string): TransportError {
  if (status !== 407) {
    return new TransportError(
      'PROXY_REFUSED',
      `The proxy ${url.host} does not connect to ${place}: it answered ${status}.`,
    )
  }
  const advice = authorization
    ? 'does not accept the user and password of the option proxy.'
    : 'asks who you are: put user and password into the option proxy, as http://user:password@host:port.'
  return new TransportError('PROXY_AUTHENTICATION_REQUIRED', `The proxy ${url.host} ${advice}`)
}
