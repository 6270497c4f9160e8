import type { CallInit } from '../../http/call.ts'
import { isPending } from '../../time/pending.ts'
import type { Address, ReadAddress } from './address.ts'
import { asAnnounced } from './announced-body.ts'
import { noBody, type OutgoingBody, readBody } from './outgoing-body.ts'
import { outgoingHeaders } from './outgoing-headers.ts'
import { readRequestBody } from './request-body.ts'

/** A request, taken apart for undici. */
export interface Outgoing extends Address {
  readonly method: string
  /** Name, value, name, value. */
  readonly headers: string[]
  readonly body: OutgoingBody
  readonly signal: AbortSignal | undefined
  /** Held until the answer is over: the platform tells the signal of a collected Request nothing more. */
  readonly request: Request | undefined
  readonly refusesRedirects: boolean
  /** With `priority: 'high'`, as sessions send their own logins, keep-alives and logouts. */
  readonly isUrgent: boolean
}

/**
 * Reads what `fetch` was called with, as `new Request()` would, without making one.
 *
 * @throws TypeError for what no `fetch` sends.
 */
export function readOutgoing(
  readAddress: ReadAddress,
  input: string | URL | Request,
  init: RequestInit = {},
): Outgoing | Promise<Outgoing> {
  const request = input instanceof Request ? input : undefined
  const { origin, path, url } = readAddress(request?.url ?? (input as string | URL))
  const { headers, integrity, method: name, redirect, signal } = settingsOf(request, init)
  const method = readMethod(name)
  if (integrity) throw new TypeError('This transport does not check integrity.')

  const assemble = (body: OutgoingBody): Outgoing => {
    const list = outgoingHeaders({ headers, body, url })
    return {
      url,
      origin,
      path,
      method,
      headers: list,
      body: asAnnounced(body, list),
      signal: signal ?? undefined,
      request,
      refusesRedirects: redirect === 'error',
      isUrgent: init.priority === 'high',
    }
  }
  const body = bodyOf(request, init, method)
  return isPending(body) ? body.then(assemble) : assemble(body)
}

interface Settings {
  readonly headers: HeadersInit | undefined
  readonly integrity: string | undefined
  readonly method: string
  readonly redirect: RequestRedirect | undefined
  readonly signal: AbortSignal | null | undefined
}

/** What a `Request` has is asked for only where `init` is silent: it makes its signal when it is asked. */
function settingsOf(request: Partial<Request> = {}, init: RequestInit): Settings {
  const {
    headers = request.headers,
    integrity = request.integrity,
    redirect = request.redirect,
    signal = request.signal,
  } = init
  return { headers, integrity, method: init.method ?? request.method ?? 'GET', redirect, signal }
}

function bodyOf(
  request: Request | undefined,
  init: RequestInit,
  method: string,
): OutgoingBody | Promise<OutgoingBody> {
  const given = init.body ?? undefined
  if (given === undefined) {
    if (!request?.body) return noBody
    if (request.bodyUsed || request.body.locked)
      throw new TypeError('The body of this Request was used before.')
    return readRequestBody(request)
  }

  if (method === 'GET' || method === 'HEAD')
    throw new TypeError(`A request with method ${method} cannot have a body.`)
  const body = isOwn(given, init) ? { payload: given, replayable: true } : readBody(given)
  if (!body.replayable && (init as CallInit).duplex !== 'half') {
    throw new TypeError("A streamed body wants duplex: 'half'.")
  }
  return body
}

/** Bytes that a session took: they are its own, and need not be copied again. */
function isOwn(body: unknown, init: CallInit): body is Uint8Array {
  return body instanceof Uint8Array && init.sessionBody?.body === body
}

const usual: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])

/** As `fetch` has it: the old methods in capitals, others as they are, and never a tunnel. */
export function readMethod(method: string): string {
  if (usual.has(method)) return method
  const capitals = method.toUpperCase()
  if (usual.has(capitals)) return capitals
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(method)) throw new TypeError('Not a valid HTTP method.')
  if (/^(?:CONNECT|TRACE|TRACK)$/.test(capitals))
    throw new TypeError(`The method ${capitals} is not for fetch.`)
  return method
}
