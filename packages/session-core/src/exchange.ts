import { readBounded, withBody } from './bounded-body.ts'
import { openCall, sendCall } from './call.ts'
import { SessionError } from './errors/session-error.ts'
import type { Home } from './target.ts'
import { isRedirect } from './verdict-of.ts'

/** No login, logout or keep-alive answers with more, in bytes. */
const largestReply = 1_048_576

/**
 * One plain request at a time, whose failures never carry its headers, its body or its URL's query.
 * The reply is read here, within a bound, so that no later step can hang on it or quote it.
 */
export function createExchange(home: Home, transport: typeof globalThis.fetch): typeof globalThis.fetch {
  const fail = (code: 'unreachable' | 'unexpected-reply', message: string, cause?: unknown): SessionError =>
    new SessionError(code, { protocol: home.protocol, message: `${home.url.origin} ${message}`, cause })

  return async (input, init) => {
    const call = await openCall({ home, maxReplayBytes: largestReply }, input, init)
    // A transport may not look at the signal: what was given up must not go on behind a logout.
    if (call.signal?.aborted) throw fail('unreachable', 'is not asked any more: this was given up.')

    const response = await sendCall(call, transport, call.body.first).catch((error: unknown) => {
      throw fail('unreachable', 'could not be reached. Check url, network, proxy and certificates.', error)
    })
    if (isRedirect(response)) {
      response.body?.cancel().catch(() => {})
      throw fail(
        'unexpected-reply',
        'answered with a redirect: none is followed with credentials. Check url.',
      )
    }

    const { bytes, ending } = await readBounded(response.body, { maxBytes: largestReply })
    if (ending === 'broken') throw fail('unreachable', 'broke off in the middle of its answer.')
    if (ending === 'cut') throw fail('unexpected-reply', `answered with more than ${largestReply} bytes.`)
    return withBody(response, bytes)
  }
}
