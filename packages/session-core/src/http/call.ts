import type { SessionPolicy } from '../session-policy.ts'
import { addressOf, asRequest, type RequestLike } from './call-input.ts'
import { carriedSettings, keptNowhere } from './carried-settings.ts'
import { copyHeaders } from './copy-headers.ts'
import { addHeaders, type GatewayHeaders } from './gateway-headers.ts'
import { ownSignal } from './own-signal.ts'
import { keepBody, keepRequestBody, type ReplayableBody } from './replayable-body.ts'
import { takeBody, type TakenBody } from './taken-body.ts'
import { type Home, resolveTarget } from './target.ts'

/** One call of `session.fetch`, as it was when it was made: it can be sent twice. */
export interface Call {
  readonly href: string
  readonly method: string
  readonly signal: AbortSignal | undefined
  /** A copy of the caller's headers, to be signed. */
  readonly headers: Headers
  readonly body: ReplayableBody
  /** What the transport gets besides the body. */
  readonly init: RequestInit
}

/**
 * What may reach `session.fetch`, or its transport, besides what `fetch` knows: a body that was taken, so that nobody has
 * to take it again. ky would make a stream of it; a transport that copies bytes need not. `body` wins.
 */
export interface CallInit extends RequestInit {
  readonly sessionBody?: TakenBody
  /** What streams demand, and no type of the platform knows. */
  readonly duplex?: 'half'
}

/** Where calls go, and what is kept of them. */
export interface CallParts extends Home {
  /** Bytes of a streamed body that are kept for a second sending. */
  readonly policy: Pick<SessionPolicy, 'maxReplayBytes'>
  readonly headers?: GatewayHeaders
  readonly transport?: unknown
}

/**
 * Takes a call as it is now, whatever its owner does to headers and body afterwards.
 *
 * @throws SessionError `foreign-origin`
 * @throws TypeError for what no `fetch` takes.
 */
export function openCall(parts: CallParts, input: string | URL | Request, init?: CallInit | null): Call {
  // As the platform has it, null is no init, and what an init inherits counts.
  const from = init ?? {}
  if (Object(from) !== from) throw new TypeError('fetch takes an object of options.')
  const { body, sessionBody } = from
  const request = asRequest(input)
  const href = resolveTarget(parts, request?.url ?? addressOf(input))
  const taken = body === undefined || body === null ? sessionBody : takeBody(body)
  const own = initOf(request, from)
  const { method, headers, signal } = own
  if (taken) announce(taken, own)
  addHeaders(headers, parts.headers)
  return {
    href,
    method,
    headers,
    signal: signal ?? undefined,
    body: request && !taken ? keepRequestBody(request, parts) : keepBody(taken?.body, parts),
    init: own,
  }
}

const usual = /^(?:get|post|put|delete|head|options)$/i

/** What a call is made with: its options win over its request. */
function initOf(request: RequestLike | undefined, from: RequestInit) {
  const on: Partial<RequestLike> = request ?? {}
  const {
    method = on.method ?? 'GET',
    headers = on.headers,
    signal = on.signal,
    redirect = on.redirect,
  } = from
  // What a plain object has, it has itself. One that is spread first, and alone, is copied fast.
  const isPlain = !request && Object.getPrototypeOf(from) === Object.prototype
  return keptNowhere({
    ...(isPlain ? from : { ...carriedSettings(on), ...carriedSettings(from), ...from }),
    // As the platform has it: the old methods in capitals, others as they are.
    method: usual.test(method) ? method.toUpperCase() : method,
    signal: ownSignal(signal) ?? null,
    // A redirect is the answer: it is never followed with credentials.
    redirect: redirect === 'error' ? redirect : 'manual',
    headers: copyHeaders(headers),
  })
}

/** @throws TypeError where the method takes no body: most often it was forgotten. */
function announce(
  { contentType }: TakenBody,
  { method, headers }: { readonly method: string; readonly headers: Headers },
): void {
  if (/^(?:get|head)$/i.test(method)) throw new TypeError(`fetch takes no body with ${method}.`)
  if (contentType) addHeaders(headers, { 'content-type': contentType })
}

/** Sends a call with its own headers and this body, in the one shape that every transport understands. */
export function sendCall(
  call: Call,
  transport: typeof globalThis.fetch,
  body: BodyInit | null | undefined,
): Promise<Response> {
  const sessionBody = body && { body }
  return transport(call.href, { ...call.init, duplex: 'half', body: body ?? null, sessionBody } as CallInit)
}
