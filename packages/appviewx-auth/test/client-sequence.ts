import type { AppViewXEmulator, AppViewXEmulatorOptions } from '@org/appviewx-auth/emulator'
import { once } from 'node:events'
import { createServer, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** One request of a client's sequence; `{name}` stands for what an earlier answer brought. */
export interface Sent {
  /** Method, action and query. */
  readonly send: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly status: number
  /** What later requests take from this answer: a path, and after a bar what to find in the text there. */
  readonly keep?: Readonly<Record<string, string>>
  /** What else the client reads of it. */
  readonly reads?: readonly string[]
}

/** The requests of one real client, in their order, and how they end. */
export interface Sequence {
  readonly client: string
  readonly source: string
  readonly ends: string
  readonly server?: AppViewXEmulatorOptions
  readonly steps: readonly (Sent | { readonly do: 'expireSessions' })[]
}

/** Gives an emulator a port of loopback until it is disposed of. */
export async function listen({
  fetch,
}: Pick<AppViewXEmulator, 'fetch'>): Promise<{ readonly port: number } & AsyncDisposable> {
  const server = createServer((incoming, outgoing) => {
    void answer(fetch, incoming).then(async (reply) => {
      outgoing.writeHead(reply.status, Object.fromEntries(reply.headers))
      outgoing.end(new Uint8Array(await reply.arrayBuffer()))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

async function answer(fetch: AppViewXEmulator['fetch'], incoming: IncomingMessage): Promise<Response> {
  const { headers, method = 'GET', url = '/' } = incoming
  const body = await buffer(incoming)
  return fetch(`http://127.0.0.1${url}`, {
    method,
    headers: headers as Record<string, string>,
    ...(body.length > 0 && { body: new Uint8Array(body) }),
  })
}

/** Sends one request as it stands; `node:http` shows a 407, which `fetch` hides. */
export async function sendTo(
  port: number,
  { body, headers, send }: Sent,
): Promise<{ readonly status: number | undefined; readonly bytes: Uint8Array }> {
  const [method = '', action = ''] = send.split(' ', 2)
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const outgoing = request({
    host: '127.0.0.1',
    port,
    method,
    path: `/avxapi/${action}`,
    headers,
    agent: false,
  })
  outgoing.end(body === undefined ? undefined : text)
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage]
  return { status: answer.statusCode, bytes: await buffer(answer) }
}

/** What stands at a path of an answer: `response.output.0._id`. */
export function valueAt(answer: unknown, path: string): unknown {
  const [fields = '', pattern] = path.split(' | ', 2)
  const value = fields
    .split('.')
    .reduce<unknown>(
      (at, name) => (typeof at === 'object' && at !== null ? Reflect.get(at, name) : undefined),
      answer,
    )
  return pattern === undefined ? value : new RegExp(pattern).exec(String(value))?.[1]
}

/** The same request with what earlier answers brought. */
export const fill = <Value>(value: Value, kept: ReadonlyMap<string, string>): Value =>
  JSON.parse(
    JSON.stringify(value).replaceAll(/\{(\w+)\}/g, (whole, name: string) => kept.get(name) ?? whole),
  ) as Value
