import { isSessionError } from '../../errors/session-error.ts'
import type { Session } from '../../session.ts'
import { headersOf, passingHeaders } from './passing-headers.ts'
import { readSent } from './read-sent.ts'
import { writeAnswer } from './write-answer.ts'
import type { IncomingMessage, ServerResponse } from 'node:http'

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

/** Forwards what stands below `url`, streaming both ways. */
export function createForwarder({ session, url, sessionHeaders }: ForwarderParts): Forwarder {
  const counts = { calls: 0, failures: 0 }
  const mayPass = passingHeaders(sessionHeaders)
  const base = url.href

  const forward = async (request: IncomingMessage, response: ServerResponse, path: string): Promise<void> => {
    const { method = 'GET' } = request
    const gone = new AbortController()
    response.once('close', () => {
      if (!response.writableFinished) gone.abort()
    })
    const body = await readSent(request)
    const answer = await session.fetch(base + path.slice(1), {
      method,
      headers: headersOf(request, mayPass),
      signal: gone.signal,
      ...body,
    })
    await writeAnswer(answer, response)
  }

  return {
    counts,
    handle: async (request, response) => {
      counts.calls += 1
      const { url: path = '/' } = request
      try {
        if (!path.startsWith('/')) throw new RangeError('path')
        await forward(request, response, path)
      } catch (error) {
        counts.failures += 1
        fail(response, error)
      }
    },
  }
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
