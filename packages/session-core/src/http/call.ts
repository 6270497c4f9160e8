import type { SessionPolicy } from '../session-policy.ts'
import { keepBody, type ReplayableBody } from './replayable-body.ts'
import { type Home, resolveTarget } from './target.ts'

/** One call of `session.fetch`, as it was when it was made: it can be sent twice. */
export interface Call {
  readonly href: string
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

/** Where calls go, and what is kept of them. */
export interface CallParts extends Home {
  /** Bytes of a streamed body that are kept for a second sending. */
  readonly policy: Pick<SessionPolicy, 'maxReplayBytes'>
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
  const request = input instanceof Request ? input : undefined
  const { body, sessionBody, ...given } = init
  const href = resolveTarget(parts, request?.url ?? (input as string | URL))
  const moved = request && href !== request.url
  const { method, signal, redirect, headers } = settingsOf(request, given)
  const own = headersOf(headers, sessionBody)
  const open = (kept: ReplayableBody): Call => ({
    href,
    method: method.toUpperCase(),
    signal,
    headers: own,
    // Its body now, not before: the look at it put another stream in its place.
    body: moved && kept.first === undefined ? { ...kept, first: request.body } : kept,
    input: request && !moved ? request : href,
    init: { ...(moved && carriedOver(request)), ...given, redirect, headers: own },
  })

  const kept = keepBody(sessionBody?.body ?? body ?? request, parts.policy.maxReplayBytes)
  return kept instanceof Promise ? kept.then(open) : open(kept)
}

interface Settings {
  readonly method: string
  readonly redirect: RequestRedirect
  readonly signal: AbortSignal | undefined
  readonly headers: HeadersInit | undefined
}

/** What a call is made with: its options win over its request. */
function settingsOf(request: Request | undefined, given: RequestInit): Settings {
  const { method = 'GET', signal, redirect, headers } = request ?? ({} as Partial<Request>)
  return {
    method: given.method ?? method,
    signal: given.signal ?? signal,
    // A redirect is the answer: it is never followed with credentials.
    redirect: (given.redirect ?? redirect) === 'error' ? 'error' : 'manual',
    headers: given.headers ?? headers,
  }
}

function headersOf(headers: HeadersInit | undefined, handed?: HandedBody): Headers {
  const own = new Headers(headers)
  if (handed?.contentType && !own.has('content-type')) own.set('content-type', handed.contentType)
  return own
}

/** Sends a call with its own headers and this body. */
export function sendCall(
  { input, init }: Call,
  transport: typeof globalThis.fetch,
  body: BodyInit | null | undefined,
): Promise<Response> {
  return transport(input, body === null || body === undefined ? init : withDuplex({ ...init, body }))
}

/** What streams demand, and other bodies allow; no type of the platform knows it. */
function withDuplex(init: RequestInit): RequestInit {
  return Object.assign(init, { duplex: 'half' })
}

/** A `Request` made from another one turns a text body into a chunked upload: its settings are copied by hand. */
function carriedOver(request: Request): RequestInit {
  const { cache, credentials, integrity, keepalive, method, mode, referrerPolicy, signal } = request
  return { cache, credentials, integrity, keepalive, method, mode, referrerPolicy, signal }
}
