import { noBody, type OutgoingBody, readBody } from './outgoing-body.ts'
import { readRequestBody } from './request-body.ts'
import { outgoingHeaders } from './outgoing-headers.ts'

/** A request, taken apart for undici. */
export interface Outgoing {
  readonly url: URL
  readonly method: string
  /** Name, value, name, value. */
  readonly headers: string[]
  readonly body: OutgoingBody
  readonly signal: AbortSignal | undefined
  readonly refusesRedirects: boolean
}

/**
 * Reads what `fetch` was called with, as `new Request()` would, without making one.
 *
 * @throws TypeError for what no `fetch` sends.
 */
export function readOutgoing(
  input: string | URL | Request,
  init: RequestInit = {},
): Outgoing | Promise<Outgoing> {
  const request = input instanceof Request ? input : undefined
  const url = readUrl(request?.url ?? (input as string | URL))
  const method = readMethod(init.method ?? request?.method ?? 'GET')
  const signal = (init.signal === undefined ? request?.signal : init.signal) ?? undefined
  const headers = init.headers ?? request?.headers
  const redirect = init.redirect ?? request?.redirect
  const assemble = (body: OutgoingBody): Outgoing => ({
    url,
    method,
    headers: outgoingHeaders({ headers, body, url }),
    body,
    signal,
    refusesRedirects: redirect === 'error',
  })

  const given = init.body ?? undefined
  if (given === undefined && request?.body) {
    if (request.bodyUsed || request.body.locked)
      throw new TypeError('The body of this Request was used before.')
    return readRequestBody(request).then(assemble)
  }
  if (given === undefined) return assemble(noBody)
  if (method === 'GET' || method === 'HEAD')
    throw new TypeError(`A request with method ${method} cannot have a body.`)
  const body = readBody(given)
  if (!body.replayable && (init as { readonly duplex?: unknown }).duplex !== 'half') {
    throw new TypeError("A streamed body wants duplex: 'half'.")
  }
  return assemble(body)
}

function readUrl(target: string | URL): URL {
  const url = typeof target === 'string' ? URL.parse(target) : target
  if (url === null) throw new TypeError('The URL of this request cannot be read. It must be absolute.')
  if (!/^https?:$/.test(url.protocol))
    throw new TypeError(`This transport speaks http: and https:, not ${url.protocol}`)
  if (url.username !== '' || url.password !== '')
    throw new TypeError('A URL with a user or password is not sent.')
  return url
}

/** As `fetch` has it: the old methods in capitals, others as they are, and never a tunnel. */
function readMethod(method: string): string {
  if (usual.has(method)) return method
  const capitals = method.toUpperCase()
  if (usual.has(capitals)) return capitals
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(method)) throw new TypeError('The method of this request is none.')
  if (/^(?:CONNECT|TRACE|TRACK)$/.test(capitals))
    throw new TypeError(`The method ${capitals} is not for fetch.`)
  return method
}

const usual: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])
