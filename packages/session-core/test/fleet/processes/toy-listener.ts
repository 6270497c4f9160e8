import { createToyServer, type ToyServer } from '../../toy-server.ts'
import { once } from 'node:events'
import { appendFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** The toy's server on a port, for processes of their own. */
export interface ToyListener {
  readonly server: ToyServer
  readonly url: string
  /** Milliseconds that each login takes from now on. */
  slowLoginMs: number
  readonly close: () => void
}

/** Listens on loopback, and writes each login to the history. */
export async function listenAsToy(history: string): Promise<ToyListener> {
  const server = createToyServer()
  const answer = async (request: Request): Promise<Response> => {
    const isLogin = request.url.endsWith('/login') && request.method === 'POST'
    if (isLogin) {
      const line = { at: Number(process.hrtime.bigint() / 1000n), who: 'server', what: 'login' }
      appendFileSync(history, `${JSON.stringify(line)}\n`)
    }
    const response = await server.fetch(request.url, {
      method: request.method,
      headers: request.headers,
      body: ['GET', 'HEAD'].includes(request.method) ? null : await request.text(),
    })
    if (isLogin) await new Promise((resolve) => setTimeout(resolve, listener.slowLoginMs))
    return response
  }
  const http = createServer((incoming, outgoing) => {
    const work = async (): Promise<void> => {
      const body = await buffer(incoming)
      const request = new Request(`http://toy.test${incoming.url ?? ''}`, {
        method: incoming.method ?? 'GET',
        headers: new Headers(
          Object.entries(incoming.headers).map(([name, value]) => [name, String(value)] as [string, string]),
        ),
        ...(body.byteLength > 0 && { body: new Uint8Array(body) }),
      })
      const response = await answer(request)
      outgoing.statusCode = response.status
      response.headers.forEach((value, name) => outgoing.setHeader(name, value))
      outgoing.end(await response.text())
    }
    work().catch(() => outgoing.destroy())
  }).listen(0, '127.0.0.1')
  await once(http, 'listening')
  const listener: ToyListener = {
    server,
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/base/`,
    slowLoginMs: 0,
    close: () => {
      http.closeAllConnections()
      http.close()
    },
  }
  return listener
}
