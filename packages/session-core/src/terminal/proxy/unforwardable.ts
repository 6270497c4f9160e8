import { type Refusal, unknownMethod } from '../http/refuse.ts'
import type { IncomingMessage } from 'node:http'

/** What no `fetch` sends (Fetch, 2.2.1): they would show a caller what was signed, or end at the proxy. */
const forbidden: ReadonlySet<string> = new Set(['CONNECT', 'TRACE', 'TRACK'])

/** Why a request cannot be handed on as it is; nothing where it can. */
export function whyUnforwardable({ method = '', url = '', headers }: IncomingMessage): Refusal | undefined {
  if (forbidden.has(method)) return unknownMethod(method)
  if (!url.startsWith('/')) {
    return { status: 400, code: 'foreign-origin', message: 'Only paths that begin with / are forwarded.' }
  }
  if (insistsOn(headers)) {
    const message = 'This proxy switches to no other protocol: it forwards requests in HTTP.'
    return { status: 501, code: 'not-implemented', message }
  }
  const isBodiless = method === 'GET' || method === 'HEAD'
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
  if (!isBodiless || !hasBody) return undefined
  const message = `A ${method} is forwarded without a body: leave it out, or use another method.`
  return { status: 400, code: 'invalid-request', message }
}

/** Another version of HTTP, or TLS, is an offer that any server may leave (RFC 9110, 7.8); a WebSocket is none. */
function insistsOn({ connection = '', upgrade }: IncomingMessage['headers']): boolean {
  if (upgrade === undefined || !/\bupgrade\b/i.test(connection)) return false
  return upgrade.split(',').some((protocol) => !/^(?:h2c|http|tls)(?:\/|$)/i.test(protocol.trim()))
}
