import { SessionError } from './errors/session-error.ts'
import { createExchange } from './exchange.ts'
import type { Wire } from './protocol.ts'
import type { Home } from './target.ts'
import ky from 'ky'

/** What a wire is made from: the work's own signal, and who answers its challenge. */
export interface WireParts {
  readonly transport: typeof globalThis.fetch
  readonly signal: AbortSignal
  readonly ask: Wire['ask']
}

/** A protocol's own way to its server, without a session on it. */
export function createWire(home: Home, { transport, signal, ask }: WireParts): Wire {
  const http = ky.create({
    baseUrl: home.url,
    fetch: createExchange(home, transport),
    signal,
    redirect: 'manual',
    retry: 0,
    throwHttpErrors: false,
    timeout: false,
    parseJson: (text, { response }) => {
      try {
        return JSON.parse(text) as unknown
      } catch {
        // The platform's own message quotes the text.
        throw new SessionError('unexpected-reply', {
          protocol: home.protocol,
          vendor: { status: response.status },
          message: `The answer of ${home.url.origin} is not JSON. Check that url is the server's address.`,
        })
      }
    },
  })

  return { http, signal, ask }
}
