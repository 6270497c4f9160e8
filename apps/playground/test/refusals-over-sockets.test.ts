import { createAppViewXSession } from '@org/appviewx-auth'
import { createSecurIdSession } from '@org/securid-auth'
import { isSessionError } from '@org/session-core'
import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'

const servers = new Set<Server>()
const sockets = new Set<Socket>()

afterEach(() => {
  for (const socket of sockets) socket.destroy()
  for (const server of servers) server.close()
})

/** A server that answers every request with these bytes, and then ends the connection, resets it, or says no more. */
async function answering(
  bytes: string,
  last: 'ends' | 'resets' | 'stalls',
): Promise<{ url: string; seen: string[] }> {
  const seen: string[] = []
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}))
    socket.once('data', (data) => {
      seen.push(String(data).split(' ', 1)[0] ?? '')
      socket.write(bytes, 'latin1', () => {
        if (last === 'ends') socket.end()
        if (last === 'resets') setImmediate(() => socket.resetAndDestroy())
      })
    })
  })
  servers.add(server)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return { url: `http://127.0.0.1:${(server.address() as { port: number }).port}`, seen }
}

const json = 'Content-Type: application/json\r\n'
const bodies = [
  ['that is cut', `${json}Content-Length: 900\r\n\r\n{"response":null,"mess`, 'ends'],
  ['that is reset', `${json}Content-Length: 900\r\n\r\n{"response":null,"mess`, 'resets'],
  ['that stalls', `${json}Content-Length: 900\r\n\r\n{"response":null,"mess`, 'stalls'],
  ['over 1 MiB', `Connection: close\r\n\r\n${'no '.repeat(400_000)}`, 'ends'],
  ['of HTML', 'Content-Type: text/html\r\nConnection: close\r\n\r\n<html><h1>Refused</h1></html>', 'ends'],
  ['with a byte order mark', `${json}Connection: close\r\n\r\n\u{EF}\u{BB}\u{BF}{"message":"No."}`, 'ends'],
  ['of a list', `${json}Connection: close\r\n\r\n["no"]`, 'ends'],
  ['whose chunks are broken', 'Transfer-Encoding: chunked\r\n\r\nzz\r\n', 'ends'],
  ['that is not what it is compressed with', 'Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\nno', 'ends'],
  [
    'in a charset that does not exist',
    'Content-Type: text/plain; charset=x\r\nContent-Length: 2\r\n\r\nno',
    'ends',
  ],
  ['of nothing', 'Content-Length: 0\r\n\r\n', 'ends'],
] as const

const statuses = [400, 401, 407, 422]
const refusals = statuses.flatMap((status) =>
  bodies.map(([what, rest, last]) => [status, what, { rest, last }] as const),
)

describe.each([
  ['AppViewX', createAppViewXSession],
  ['SecurID', createSecurIdSession],
] as const)('A login to %s, over a real socket,', (_vendor, createSession) => {
  it.each(refusals)('locks the credentials after a %i %s', async (status, _what, { rest, last }) => {
    const { url, seen } = await answering(`HTTP/1.1 ${status} No\r\n${rest}`, last)
    const session = createSession({
      url,
      credentials: { username: 'admin', password: 'Password@123' },
      policy: { loginDeadlineMs: last === 'stalls' ? 1000 : 30_000 },
    })

    const codes = []
    for (let i = 0; i < 2; i += 1) codes.push(await session.login().catch(codeOf))

    expect(codes).toEqual([
      expect.stringMatching(/^(?:credentials-rejected|login-refused)$/),
      'credentials-locked',
    ])
    expect(seen).toEqual(['POST'])
  })
})

function codeOf(error: unknown): unknown {
  return isSessionError(error) ? error.code : error
}
