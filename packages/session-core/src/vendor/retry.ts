import { readRetryAfter } from '../errors/retry-after.ts'
import { letGo } from '../http/let-go.ts'
import { pauseOf } from '../session-pause.ts'
import type { Session } from '../session.ts'

/**
 * When a call is made again: only after a 429 or 503 that says how long to wait (`Retry-After`), since such a call did
 * not run; never because a connection failed.
 */
export interface Retry {
  /** How many times, 0 to 10. Each wait is at most 60 s: an answer that asks for a longer one is returned. */
  readonly limit: number
  /** Which HTTP methods may be sent again. Default: all. */
  readonly methods?: readonly string[] | undefined
}

/** What is sent, and how often. */
export interface RepeatableCall {
  /** The arguments of `session.fetch`. */
  readonly request: readonly [target: string, init: RequestInit]
  /** What the caller gave. */
  readonly options: { readonly retry?: Retry | undefined; readonly signal?: AbortSignal | undefined }
}

/** Milliseconds. */
const longestWait = 60_000

/** Sends a call, again as often as its options allow. A logout ends the wait with `closed`, the signal with its reason. */
export async function sendWithRetries(
  session: Pick<Session, 'fetch'>,
  { request, options: { retry, signal } }: RepeatableCall,
): Promise<Response> {
  const [target, init] = request
  for (let left = retriesOf(retry, init.method); ; left -= 1) {
    const response = await session.fetch(target, init)
    const ms = left > 0 ? waitOf(response) : undefined
    if (ms === undefined) return response

    letGo(response)
    await pauseOf(session)(ms, signal)
  }
}

function retriesOf(retry: Retry | undefined, method = 'GET'): number {
  const isAllowed = retry?.methods?.some((allowed) => allowed.toUpperCase() === method) ?? true
  return isAllowed ? (retry?.limit ?? 0) : 0
}

function waitOf({ status, headers }: Response): number | undefined {
  const ms = status === 429 || status === 503 ? readRetryAfter(headers) : undefined
  return ms !== undefined && ms <= longestWait ? ms : undefined
}
