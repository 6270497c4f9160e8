import { readBounded } from './bounded-body.ts'
import { SessionError } from './errors/session-error.ts'
import { type Home, resolveTarget } from './target.ts'

/** No login, logout or keep-alive answers with more, in bytes. */
const largestReply = 1_048_576

const bodiless: ReadonlySet<number> = new Set([101, 204, 205, 304])

/**
 * One plain request at a time, whose failures never carry its headers, its body or its URL's query.
 * The reply is read here, within a bound, so that no later step can hang on it or quote it.
 */
export function createExchange(home: Home, transport: typeof globalThis.fetch): typeof globalThis.fetch {
  const fail = (code: 'unreachable' | 'unexpected-reply', message: string, cause?: unknown): SessionError =>
    new SessionError(code, { protocol: home.protocol, message: `${home.url.origin} ${message}`, cause })

  return async (input, init) => {
    const request = new Request(input, { ...init, redirect: 'manual' })
    const target = resolveTarget(home, request.url)
    const response = await send(request, target).catch((error: unknown) => {
      throw fail('unreachable', 'could not be reached. Check url, network, proxy and certificates.', error)
    })
    if (isRedirect(response)) {
      response.body?.cancel().catch(() => {})
      throw fail(
        'unexpected-reply',
        'answered with a redirect, which is never followed with credentials. Check url.',
      )
    }

    const body = await readBounded(response.body, { maxBytes: largestReply })
    if (body.ending === 'broken') throw fail('unreachable', 'broke off in the middle of its answer.')
    if (body.ending === 'cut')
      throw fail('unexpected-reply', `answered with more than ${largestReply} bytes.`)

    const { status, statusText, headers } = response
    return new Response(bodiless.has(status) ? null : body.bytes, { status, statusText, headers })
  }

  async function send(request: Request, target: URL): Promise<Response> {
    if (target.href === request.url) return transport(request)
    // A Request made from another one turns a text body into a chunked upload: many gateways refuse those.
    const body = request.body === null ? null : await request.arrayBuffer()
    return transport(target.href, {
      method: request.method,
      headers: request.headers,
      body,
      redirect: 'manual',
      signal: request.signal,
    })
  }
}

/** Browsers show a redirect that is not followed as status 0. */
function isRedirect({ status, type }: Response): boolean {
  return type === 'opaqueredirect' || (status >= 300 && status < 400 && status !== 304)
}
