import { serve, type Served, type ServeParts } from '@org/session-core/terminal'
import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

/** A function behind a free port, as long as a test runs. */
export async function servedFor(
  fetch: ServeParts['fetch'],
  parts: Partial<ServeParts> = {},
): Promise<Served> {
  const served = await serve({ fetch, host: '127.0.0.1', port: 0, ...parts })
  onTestFinished(served.close)
  return served
}

/** A connection to it, on which nothing is said yet. */
export function connectTo({ origin }: Served): Socket {
  const { hostname, port } = new URL(origin)
  return connect(Number(port), hostname)
}

/** What comes back for bytes as they stand here. */
export function sendTo(served: Served, request: string | Uint8Array, end = false): Promise<string> {
  const socket = connectTo(served)
  socket.write(request)
  if (end) socket.end()
  return text(socket)
}

/** Tells what it was asked, once it has the body. */
export async function echo(request: Request): Promise<Response> {
  const { hostname, pathname } = new URL(request.url)
  const { byteLength } = await request.arrayBuffer()
  const headers = { 'x-host': hostname, 'x-length': String(byteLength) }
  return new Response(`${request.method} ${pathname}`, { headers })
}
