import { serve } from '../node-transport/servers.ts'
import { createToyServer, type ToyServer } from '../toy-server.ts'
import { Readable } from 'node:stream'

/** The toy's server behind a port of this machine. */
export interface ToyPlace extends AsyncDisposable {
  readonly url: string
  readonly server: ToyServer
}

/** Opens one. */
export async function openToyPlace(): Promise<ToyPlace> {
  const server = createToyServer()
  const socket = await serve((request, response) => {
    const { method = 'GET', url = '/' } = request
    const body = method === 'GET' || method === 'HEAD' ? null : Readable.toWeb(request)
    const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)])
    const init = { method, headers, body, duplex: 'half' } as RequestInit
    void server.fetch(new URL(url, socket.origin).href, init).then(async (answer) => {
      response.writeHead(answer.status, Object.fromEntries(answer.headers))
      response.end(Buffer.from(await answer.arrayBuffer()))
    })
  })
  return { url: `${socket.origin}/base/`, server, [Symbol.asyncDispose]: socket[Symbol.asyncDispose] }
}
