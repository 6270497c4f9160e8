import type { RespClient } from '../resp-client.ts'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

/** Redis over HTTP as Upstash speaks it: a command as a JSON array, its reply as `{ result }`. */
export interface UpstashShim {
  readonly url: string
  readonly close: () => void
}

/** Before a real Redis. */
export async function upstashShim({ send }: Pick<RespClient, 'send'>): Promise<UpstashShim> {
  const server = createServer((request, response) => {
    const run = async (command: unknown): Promise<unknown> => ({
      result: await send((command as readonly unknown[]).map(String) as unknown as readonly [string]),
    })
    const answer = async (): Promise<unknown> => {
      const body = await json(request)
      // Commands of one turn come together.
      return request.url?.endsWith('/pipeline')
        ? Promise.all((body as readonly unknown[]).map(run))
        : run(body)
    }
    answer().then(
      (body) => response.end(JSON.stringify(body)),
      (error: unknown) => {
        response.statusCode = 400
        response.end(JSON.stringify({ error: (error as Error).message }))
      },
    )
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
