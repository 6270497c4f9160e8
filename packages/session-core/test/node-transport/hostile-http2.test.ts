import { createTrust } from './authority.ts'
import { failOnUncaught } from './fail-on-uncaught.ts'
import { greeting, hostile, type Manners } from './hostile-manners.ts'
import { readFrames } from './read-frames.ts'
import { listen, type TestServer } from './servers.ts'
import { nodeTransport } from '@org/session-core/node'
import { createServer } from 'node:tls'
import { describe, expect, it } from 'vitest'

failOnUncaught()
const { ca, identity } = await createTrust()

/** Requests that it was sent so far are counted by their heads. */
const serveHostile = async ({ answers, first = greeting }: Manners, ran: number[]): Promise<TestServer> =>
  listen(
    createServer({ ...identity, ALPNProtocols: ['h2'] }, (socket) => {
      socket.on('error', () => {})
      socket.write(first)
      readFrames(socket, ({ type, id }) => {
        if (type !== 1) return
        ran.push(id)
        const said = answers?.(id, socket)
        if (said && socket.writable) socket.write(said)
      })
    }),
  )

/** Whole, or an error, which says of what was asked that it may have been done: nothing between them. */
const told = (outcome: unknown, ran: readonly number[]): string => {
  if (!(outcome instanceof TypeError)) return String(outcome)
  const cause = String(outcome.cause)
  const isOpen = ran.length > 0 && outcome.message === 'fetch failed'
  return cause.startsWith('TransportError: ') && (!isOpen || cause.includes('unknown')) ? 'an error' : cause
}

const requests: Readonly<Record<string, RequestInit>> = {
  'a GET': {},
  'an upload': { method: 'POST', body: new Uint8Array(200_000) },
}
const cases = Object.keys(hostile).flatMap((manners) =>
  Object.keys(requests).map((request) => [manners, request] as const),
)

describe.each([
  // A silent one is waited for: all of them at a time.
  { voice: 'is silent', isSilent: true },
  { voice: 'speaks', isSilent: false },
])('A server over HTTP/2 that $voice and', ({ isSilent }) => {
  it.each(cases.filter(([manners]) => (hostile[manners]?.isSilent ?? false) === isSilent))(
    '%s is not believed, waited for in vain, or asked twice: %s',
    { concurrent: isSilent },
    async (...[manners, request]) => {
      const ran: number[] = []
      const { isFine } = hostile[manners] ?? {}
      const patience = isSilent ? 300 : 60_000
      await using server = await serveHostile(hostile[manners] ?? {}, ran)
      await using transport = nodeTransport({
        ca,
        roots: 'none',
        http2: true,
        headersTimeoutMs: patience,
        bodyTimeoutMs: patience,
      })

      const outcome = await transport(server.origin, requests[request])
        .then(
          (response) => response.text(),
          (error: unknown) => error,
        )
        .catch((error: unknown) => error)

      expect(isFine ? ['whole'] : ['whole', 'an error']).toContain(told(outcome, ran))
      expect(ran.length).toBeLessThan(2)
    },
  )
})
