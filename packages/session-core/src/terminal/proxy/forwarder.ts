import { isSessionError } from '../../errors/session-error.ts'
import type { Session } from '../../session.ts'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** What a proxy signs with, and whither. */
export interface ForwarderParts {
  readonly session: Session
  /** Nothing outside this address is reached. */
  readonly url: URL
  /** Headers that carry a session or credentials, in small letters: a caller's own never pass. */
  readonly sessionHeaders: readonly string[]
}

/** Hands requests on, signed. */
export interface Forwarder {
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  readonly counts: { readonly calls: number; readonly failures: number }
}

/** Of one connection only (RFC 9110, 7.6.1), and what the transport sets by itself. */
const ofConnection =
  /^(?:connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|host|content-length|expect|x-proxy-key)$/

/** Forwards what stands below `url`, streaming both ways. */
export function createForwarder({ session, url, sessionHeaders }: ForwarderParts): Forwarder {
  const counts = { calls: 0, failures: 0 }
  const mayPass = (name: string): boolean => !ofConnection.test(name) && !sessionHeaders.includes(name)

  const forward = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = 'GET', url: path = '/' } = request
    const gone = new AbortController()
    response.once('close', () => gone.abort())
    const answer = await session.fetch(new URL(`.${path}`, url), {
      method,
      headers: headersOf(request, mayPass),
      signal: gone.signal,
      ...(hasBody(request) && { body: Readable.toWeb(request) as ReadableStream, duplex: 'half' }),
    })
    response.writeHead(answer.status, answerHeaders(answer).flat())
    if (answer.body) await pipeline(Readable.fromWeb(answer.body as never), response)
    else response.end()
  }

  return {
    counts,
    handle: async (request, response) => {
      counts.calls += 1
      try {
        if (request.url?.startsWith('/') !== true) throw new RangeError('path')
        await forward(request, response)
      } catch (error) {
        counts.failures += 1
        fail(response, error)
      }
    },
  }
}

function headersOf(
  { headers: { connection }, rawHeaders }: IncomingMessage,
  mayPass: (name: string) => boolean,
): Headers {
  const named = namedBy(connection)
  const headers = new Headers()
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const [name = '', value = ''] = rawHeaders.slice(index, index + 2)
    if (mayPass(name.toLowerCase()) && !named.has(name.toLowerCase())) headers.append(name, value)
  }
  return headers
}

/** Whoever writes `Connection: x-one` says that `x-one` is for the next one on the way only. */
function namedBy(connection = ''): ReadonlySet<string> {
  return new Set(connection.toLowerCase().split(/[\s,]+/))
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}

/** The transport has decoded the body: its length and encoding are no longer what the server said. */
function answerHeaders({ headers }: Response): readonly (readonly [string, string])[] {
  const isDecoded = headers.has('content-encoding')
  const named = namedBy(headers.get('connection') ?? '')
  return [...headers].filter(
    ([name]) =>
      !/^(?:connection|keep-alive|transfer-encoding|upgrade)$/.test(name) &&
      !named.has(name) &&
      !(isDecoded && /^content-(?:encoding|length)$/.test(name)),
  )
}

function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) {
    response.destroy()
    return
  }
  const [status, code, message] = explain(error)
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ error: { code, message } }))
}

function explain(error: unknown): readonly [status: number, code: string, message: string] {
  if (error instanceof RangeError)
    return [400, 'foreign-origin', 'Only paths that begin with / are forwarded.']
  if (!isSessionError(error)) return [502, 'unreachable', 'The server cannot be reached, or broke off.']
  const { code, message } = error
  if (code === 'foreign-origin') return [403, code, message]
  return [code === 'login-timed-out' ? 504 : 502, code, message]
}
