import { isSessionError } from '../../errors/session-error.ts'
import type { Session } from '../../session.ts'
import { breakOff } from '../http/break-off.ts'
import { refuse, type Refusal } from '../http/refuse.ts'
import { leaving } from './door.ts'
import { headersOf, passingHeaders } from './passing-headers.ts'
import { readSent } from './read-sent.ts'
import { whyUnforwardable } from './unforwardable.ts'
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

  const forward = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = 'GET', url: path = '/' } = request
    const gone = new AbortController()
    response.once('close', () => {
      if (!response.writableFinished) gone.abort()
    })
    const { headers: announced = [], ...body } = await readSent(request)
    const answer = await session.fetch(base + path.slice(1), {
      method,
      headers: [...headersOf(request, mayPass), ...announced],
      signal: gone.signal,
      ...body,
    })
    await writeAnswer(answer, response)
  }

  return {
    counts,
    handle: async (request, response) => {
      counts.calls += 1
      const refusal = whyUnforwardable(request) ?? (await failureOf(forward(request, response)))
      if (refusal === undefined) return
      counts.failures += 1
      if (response.headersSent || response.destroyed) breakOff(response)
      else refuse(response, refusal)
    },
  }
}

function failureOf(forwarded: Promise<void>): Promise<Refusal | undefined> {
  return forwarded.then(() => undefined, explain)
}

function explain(error: unknown): Refusal {
  if (!isSessionError(error)) {
    const message = 'The server cannot be reached, or broke off.'
    return { status: 502, code: 'unreachable', message }
  }
  const { code, message } = error
  if (code === 'closed') return leaving
  if (code === 'foreign-origin') return { status: 403, code, message }
  return { status: code === 'login-timed-out' ? 504 : 502, code, message }
}
