import { createToyServer, type ToyServer } from '../../toy-server.ts'
import { addToHistory, type HistoryLine } from './history.ts'
import { once } from 'node:events'
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

/** Listens on loopback, and writes to the history which sessions it opens, serves and ends. */
export async function listenAsToy(history: string): Promise<ToyListener> {
  const server = createToyServer()
  const answer = async (request: Request): Promise<Response> => {
    const { headers, method, url } = request
    const body = ['GET', 'HEAD'].includes(method) ? null : await request.text()
    const isLogin = url.endsWith('/login') && method === 'POST'
    if (isLogin) addToHistory(history, { who: 'server', what: 'login' })
    const response = await server.fetch(url, { method, headers, body })
    const seen = isLogin ? await seenAtLogin(body ?? '', response) : seenAtCall(request, response)
    if (seen) addToHistory(history, { who: 'server', ...seen })
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
  })
  // A busy machine is late to use a connection: the server must not close it just then.
  http.keepAliveTimeout = 300_000
  http.listen(0, '127.0.0.1')
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

type Seen = Pick<HistoryLine, 'about' | 'by' | 'what'>

async function seenAtLogin(body: string, response: Response): Promise<Seen> {
  const { username = '', password = '' } = JSON.parse(body) as Readonly<Record<string, string>>
  if (!response.ok) return { what: 'rejected', about: `${username} ${password}` }
  const { token } = (await response.clone().json()) as { readonly token: string }
  return { what: 'opened', about: token, by: username }
}

function seenAtCall({ headers, method }: Request, { ok }: Response): Seen | undefined {
  const about = headers.get('x-toy') ?? ''
  if (!ok) return undefined
  return method === 'DELETE'
    ? { what: 'logged-out', about }
    : { what: 'served', about, by: headers.get('x-who') ?? '' }
}
