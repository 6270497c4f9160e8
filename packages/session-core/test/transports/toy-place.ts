import { serve, type TestServer } from '../node-transport/servers.ts'
import { createToyServer, type ToyServer } from '../toy-server.ts'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'

/** The toy's server behind a port of this machine. */
export interface ToyPlace extends AsyncDisposable {
  readonly url: string
  readonly server: ToyServer
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void

/** Opens one, over HTTP/1 unless something else listens. */
export async function openToyPlace(
  listen: (listener: Listener) => Promise<TestServer> = serve,
): Promise<ToyPlace> {
  const server = createToyServer()
  const socket = await listen((request, response) => {
    const { method = 'GET', url = '/' } = request
    const body = method === 'GET' || method === 'HEAD' ? null : Readable.toWeb(request)
    const headers = Object.entries(request.headers).filter(([name]) => !name.startsWith(':'))
    const init = { method, headers: Object.fromEntries(headers), body, duplex: 'half' } as RequestInit
    const answered = server.fetch(new URL(url, socket.origin).href, init).then(async (answer) => {
      response.writeHead(answer.status, Object.fromEntries(answer.headers))
      response.end(Buffer.from(await answer.arrayBuffer()))
    })
    // A caller may break off in the middle of what he sends.
    answered.catch(() => response.destroy())
  })
  return { url: `${socket.origin}/base/`, server, [Symbol.asyncDispose]: socket[Symbol.asyncDispose] }
}
