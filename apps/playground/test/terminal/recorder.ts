import type { CommandLine } from './command-line.ts'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** Stands before an emulator, hands everything on, and keeps what proved who somebody was. */
export interface Recorder {
  readonly url: string
  /** Sessions and tokens, as the requests carried them. */
  readonly sessions: readonly string[]
  readonly stop: () => void
}

/** Records what passes between a command and an emulator. */
export async function record(
  { sessionHeaders }: Pick<CommandLine, 'sessionHeaders'>,
  behind: string,
): Promise<Recorder> {
  const sessions: string[] = []
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { headers } = request
    for (const name of sessionHeaders) {
      const value = String(headers[name.toLowerCase()] ?? '')
      if (value !== '' && !/^basic /i.test(value)) sessions.push(value.replace(/^bearer /i, ''))
    }
    await handOn(request, response, behind)
  }
  const server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, sessions, stop: () => server.close() }
}

/** Answers as the server behind does. */
export async function handOn(
  request: IncomingMessage,
  response: ServerResponse,
  behind: string,
): Promise<void> {
  const { url = '', method = 'GET', headers } = request
  const body = await text(request)
  const { host: _host, connection: _connection, 'content-length': _length, ...others } = headers
  const reply = await fetch(new URL(url, behind), {
    method,
    headers: others as Record<string, string>,
    ...(body !== '' && { body }),
  })
  response.writeHead(reply.status, { 'content-type': reply.headers.get('content-type') ?? '' })
  response.end(await reply.text())
}
