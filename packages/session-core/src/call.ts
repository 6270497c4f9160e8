import { keepBody, keepRequestBody, type ReplayableBody } from './replayable-body.ts'
import { type Home, resolveTarget } from './target.ts'

/** One call of `session.fetch`, as it was when it was made: it can be sent twice. */
export interface Call {
  readonly url: URL
  readonly method: string
  readonly signal: AbortSignal | undefined
  /** A copy of the caller's headers, to be signed. */
  readonly headers: Headers
  readonly body: ReplayableBody
  /** What the transport gets, in the shape in which it came: a `Request` stays one. */
  readonly input: string | Request
  readonly init: RequestInit
}

/** What may reach `session.fetch` besides what `fetch` knows: a body that ky would have made a stream of. */
export interface CallInit extends RequestInit {
  readonly sessionBody?: HandedBody
}

/** A body as the caller gave it to ky. */
export interface HandedBody {
  readonly body: BodyInit
  readonly contentType?: string
}

/** What is read of every call. */
export interface CallParts {
  readonly home: Home
  /** Bytes of a streamed body that are kept for a second sending. */
  readonly maxReplayBytes: number
}

/**
 * Takes a call as it is now, whatever its owner does to headers and body afterwards.
 *
 * @throws SessionError `foreign-origin`
 */
export function openCall(
  parts: CallParts,
  input: string | URL | Request,
  init: CallInit = {},
): Call | Promise<Call> {
  if (input instanceof Request) return openRequest(parts, input, init)

  const { headers, body, redirect, ...rest } = init
  const url = resolveTarget(parts.home, input)
  return {
    url,
    method: rest.method?.toUpperCase() ?? 'GET',
    signal: rest.signal ?? undefined,
    headers: new Headers(headers),
    body: keepBody(body, parts.maxReplayBytes),
    input: url.href,
    init: { ...rest, redirect: staying(redirect) },
  }
}

function openRequest(
  { home, maxReplayBytes }: CallParts,
  request: Request,
  init: CallInit,
): Call | Promise<Call> {
  const { headers: own, body, redirect = request.redirect, sessionBody, ...rest } = init
  const url = resolveTarget(home, request.url)
  const moved = url.href !== request.url
  const { method, signal } = request
  const headers = new Headers(own ?? request.headers)
  if (sessionBody?.contentType && !headers.has('content-type'))
    headers.set('content-type', sessionBody.contentType)
  const open = (kept: ReplayableBody): Call => ({
    url,
    method: rest.method?.toUpperCase() ?? method,
    signal: rest.signal ?? signal,
    headers,
    body: kept,
    input: moved ? url.href : request,
    init: { ...(moved && { ...carriedOver(request), method, signal }), ...rest, redirect: staying(redirect) },
  })

  const given = sessionBody?.body ?? body ?? undefined
  if (given !== undefined || request.body === null) return open(keepBody(given, maxReplayBytes))
  return keepRequestBody(request, maxReplayBytes).then((kept) =>
    // Its body now, not before: the look at it put another stream in its place.
    open(moved && kept.first === undefined ? { ...kept, first: request.body } : kept),
  )
}

/** Sends a call with its own headers and this body. */
export async function sendCall(
  { input, init, headers }: Call,
  transport: typeof globalThis.fetch,
  body: BodyInit | null | undefined,
): Promise<Response> {
  if (body === undefined || body === null) return transport(input, { ...init, headers })
  return transport(input, { ...init, headers, body, ...(body instanceof ReadableStream ? streamed : {}) })
}

/** What tells one thing to ask for from another: SecurID has one path for all its commands. */
export function pathOf({ url }: Call): string {
  return url.pathname + url.search
}

const streamed = { duplex: 'half' } as const

/** A redirect is the answer: it is never followed with credentials. */
function staying(redirect: RequestRedirect | undefined): RequestRedirect {
  return redirect === 'error' ? redirect : 'manual'
}

/** A `Request` made from another one turns a text body into a chunked upload: its settings are copied by hand. */
function carriedOver(request: Request): RequestInit {
  const { cache, credentials, integrity, keepalive, mode, referrerPolicy } = request
  return { cache, credentials, integrity, keepalive, mode, referrerPolicy }
}
