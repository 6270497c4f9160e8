import { TransportError } from '../errors/transport-error.ts'
import type { Proxy } from './proxy-for.ts'
import { request } from 'node:http'
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
  const { authorization, url } = proxy
  const stop = (): void => void socket.destroy(signal.reason as Error)
  const { resolve, reject, promise } = Promise.withResolvers<Socket>()
  const asking = request({
    method: 'CONNECT',
    path: place,
    headers: { host: place, ...(authorization && { 'proxy-authorization': authorization.reveal() }) },
    createConnection: () => socket,
  })
  asking.once('connect', (answer, _socket, head: Buffer) => {
    const { statusCode = 0 } = answer
    // RFC 9110, 9.3.6: any of them.
    if (statusCode >= 200 && statusCode < 300) {
      if (head.byteLength > 0) socket.unshift(head)
      resolve(socket)
      return
    }
    socket.destroy()
    reject(refusal(statusCode, proxy, place))
  })
  asking.once('error', (error) => {
    const broken = new TransportError(
      'PROXY_BROKE_OFF',
      `The proxy ${url.host} broke off before it had answered.`,
    )
    reject(error instanceof TransportError ? error : broken)
  })
  asking.end()
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop, { once: true })
  return await promise.finally(() => signal.removeEventListener('abort', stop))
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
