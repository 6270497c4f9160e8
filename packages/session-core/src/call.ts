import { keepBody, type ReplayableBody } from './replayable-body.ts'
import type { SessionPolicy } from './session-policy.ts'
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
  const { method, signal, body, sessionBody, headers, ...rest } = settingsOf(request, init)
  const url = resolveTarget(parts, request?.url ?? (input as string | URL))
  const moved = request && url.href !== request.url
  const open = (kept: ReplayableBody): Call => ({
    url,
    method: method.toUpperCase(),
    signal: signal ?? undefined,
    headers: headersOf(headers, sessionBody),
    // Its body now, not before: the look at it put another stream in its place.
    body: moved && kept.first === undefined ? { ...kept, first: request.body } : kept,
    input: request && !moved ? request : url.href,
    init: { ...(moved && carriedOver(request)), ...rest, method, signal: signal ?? null },
  })

  const kept = keepBody(sessionBody?.body ?? body ?? request, parts.policy.maxReplayBytes)
  return kept instanceof Promise ? kept.then(open) : open(kept)
}

interface Settings extends Omit<CallInit, 'headers'> {
  readonly method: string
  readonly headers: HeadersInit | undefined
}

/** What a call is made with: its options win over its request. */
function settingsOf(request: Request | undefined, init: CallInit): Settings {
  const { method, signal, redirect, headers } = request ?? ({} as Partial<Request>)
  return {
    ...init,
    method: init.method ?? method ?? 'GET',
    signal: init.signal ?? signal ?? null,
    headers: init.headers ?? headers,
    // A redirect is the answer: it is never followed with credentials.
    redirect: (init.redirect ?? redirect) === 'error' ? 'error' : 'manual',
  }
}

function headersOf(headers: HeadersInit | undefined, handed?: HandedBody): Headers {
  const own = new Headers(headers)
  if (handed?.contentType && !own.has('content-type')) own.set('content-type', handed.contentType)
  return own
}

/** Sends a call with its own headers and this body. */
export async function sendCall(
  { input, init, headers }: Call,
  transport: typeof globalThis.fetch,
  body: BodyInit | null | undefined,
): Promise<Response> {
  const given = body ?? undefined
  return transport(input, { ...init, headers, ...(given !== undefined && { body: given, duplex }) })
}

/** What streams demand, and other bodies allow. */
const duplex = 'half'

/** What tells one thing to ask for from another: SecurID has one path for all its commands. */
export function pathOf({ url }: Call): string {
  return url.pathname + url.search
}

/** A `Request` made from another one turns a text body into a chunked upload: its settings are copied by hand. */
function carriedOver(request: Request): RequestInit {
  const { cache, credentials, integrity, keepalive, mode, referrerPolicy } = request
  return { cache, credentials, integrity, keepalive, mode, referrerPolicy }
}
