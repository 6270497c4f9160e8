import { keepBody, keepRequestBody, type ReplayableBody } from './replayable-body.ts'
import { type Home, resolveTarget } from './target.ts'

/** One call of `session.fetch`, as it was when it was made: it can be sent twice. */
export interface Call {
  readonly url: URL
  readonly method: string
  readonly signal: AbortSignal | undefined
  /** The caller's headers, not to be written to. */
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
  { home, maxReplayBytes }: CallParts,
  input: string | URL | Request,
  init: CallInit = {},
): Call | Promise<Call> {
  const request = input instanceof Request ? input : undefined
  const { headers = request?.headers, redirect = request?.redirect, body, sessionBody, ...rest } = init
  const url = resolveTarget(home, input instanceof Request ? input.url : input)
  const method = (rest.method ?? request?.method ?? 'GET').toUpperCase()
  const signal = rest.signal ?? request?.signal
  const same = url.href === request?.url ? request : undefined

  const open = (kept: ReplayableBody): Call => ({
    url,
    method,
    signal,
    headers: headersOf(headers, sessionBody),
    body: kept,
    input: same ?? url.href,
    init: {
      ...(request !== undefined && same === undefined
        ? { ...carriedOver(request), method, signal: request.signal }
        : {}),
      ...rest,
      // A redirect is the answer: it is never followed with credentials.
      redirect: redirect === 'error' ? redirect : 'manual',
    },
  })

  const given = sessionBody?.body ?? body
  const stream = given === undefined || given === null ? request?.body : undefined
  if (request === undefined || !stream) return open(keepBody(given, maxReplayBytes))
  return keepRequestBody(request, maxReplayBytes).then((kept) =>
    open(kept.first === undefined && same === undefined ? { ...kept, first: stream } : kept),
  )
}

/** Sends a call with these headers and this body. */
export function sendCall(
  { input, init }: Call,
  transport: typeof globalThis.fetch,
  { headers, body }: { readonly headers: Headers; readonly body: BodyInit | null | undefined },
): Promise<Response> {
  if (body === undefined || body === null) return transport(input, { ...init, headers })
  return transport(input, { ...init, headers, body, ...(body instanceof ReadableStream ? streamed : {}) })
}

/** What tells one thing to ask for from another: SecurID has one path for all its commands. */
export function pathOf({ url }: Call): string {
  return url.pathname + url.search
}

const streamed = { duplex: 'half' } as const

function headersOf(headers: HeadersInit | undefined, handed: HandedBody | undefined): Headers {
  const own = new Headers(headers)
  if (handed?.contentType !== undefined && !own.has('content-type'))
    own.set('content-type', handed.contentType)
  return own
}

/** A `Request` made from another one turns a text body into a chunked upload: its settings are copied by hand. */
function carriedOver(request: Request): RequestInit {
  const { cache, credentials, integrity, keepalive, mode, referrerPolicy } = request
  return { cache, credentials, integrity, keepalive, mode, referrerPolicy }
}
