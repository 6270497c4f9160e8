import { TransportError } from '../errors/transport-error.ts'
import type { Proxy } from './proxy-for.ts'
import { request } from 'node:http'
import type { Socket } from 'node:net'

/** Asks a proxy, over a connection to it, to connect to somewhere else. */
export function openTunnel(socket: Socket, proxy: Proxy, place: string): Promise<Socket> {
  const { authorization, url } = proxy
  const { resolve, reject, promise } = Promise.withResolvers<Socket>()
  const asking = request({
    method: 'CONNECT',
    path: place,
    headers: { host: place, ...(authorization && { 'proxy-authorization': authorization.reveal() }) },
    createConnection: () => socket,
  })
  asking.once('connect', (answer, _socket, head: Buffer) => {
    if (answer.statusCode === 200) {
      if (head.byteLength > 0) socket.unshift(head)
      resolve(socket)
      return
    }
    socket.destroy()
    reject(refusal(answer.statusCode ?? 0, proxy, place))
  })
  asking.once('error', (error) => {
    const broken = new TransportError(
      'PROXY_BROKE_OFF',
      `The proxy ${url.host} broke off before it had answered.`,
    )
    reject(error instanceof TransportError ? error : broken)
  })
  asking.end()
  return promise
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
