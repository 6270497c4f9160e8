import { toySubject } from '../toy-subject.ts'
import { serve, type TestServer } from './servers.ts'
import { nodeTransport } from '@org/session-core/node'
import { type LawSubject, sessionLaws, skipNote } from '@org/session-core/testing'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, it } from 'vitest'

type Fetch = typeof globalThis.fetch

/** All servers of all laws stand behind one socket: a header says which of them, and under which name, is meant. */
const servers: Fetch[] = []
const transport = nodeTransport()
let socket: TestServer

beforeAll(async () => {
  socket = await serve((request, response) => {
    const { method = 'GET', url = '/' } = request
    const {
      'x-server': server,
      'x-origin': origin = '',
      ...headers
    } = request.headers as Record<string, string>
    const body = method === 'GET' || method === 'HEAD' ? null : Readable.toWeb(request)
    const init = { method, headers, body, duplex: 'half' } as RequestInit
    servers[Number(server)]?.(new Request(origin + url, init)).then(
      async (answer) => {
        response.writeHead(answer.status, Object.fromEntries(answer.headers))
        response.end(Buffer.from(await answer.arrayBuffer()))
      },
      () => request.socket.destroy(),
    )
  })
})
afterAll(async () => {
  await transport[Symbol.asyncDispose]()
  await socket[Symbol.asyncDispose]()
})

const overSocket = (server: Fetch): Fetch => {
  const index = servers.push(server) - 1
  return (input, init) => {
    const request = input instanceof Request ? input : undefined
    const { origin, pathname, search } = new URL(request?.url ?? (input as string | URL))
    const headers = new Headers(init?.headers ?? request?.headers)
    headers.set('x-server', String(index))
    headers.set('x-origin', origin)
    const target = socket.origin + pathname + search
    return transport(request ? new Request(target, request) : target, { ...init, headers })
  }
}

/** The toy, at the other end of a socket. */
function distantSubject(): LawSubject {
  const subject = toySubject()
  return {
    ...subject,
    name: 'the toy over nodeTransport',
    open: ({ transport: between, ...options } = {}) =>
      subject.open({
        ...options,
        transport: (server) => between?.(overSocket(server)) ?? overSocket(server),
      }),
  }
}

describe('The toy keeps the session laws over nodeTransport and a socket', () => {
  it.for(sessionLaws)('$promise: $name', async (law, { skip }) => {
    const subject = distantSubject()
    const note = skipNote(law, subject)
    skip(note !== undefined, note)

    await law.check(subject)
  })
})
