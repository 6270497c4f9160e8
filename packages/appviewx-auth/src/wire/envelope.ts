import { AnyCase } from './any-case.ts'
import * as v from 'valibot'

/** What every answer of the gateway has in common (AppViewX 2026.1.0, login and logout). Absent texts are empty. */
export interface Envelope {
  /** What the action itself answered, of any shape. */
  readonly response: unknown
  /** The vendor's code. `SUCCESS`, which some actions send on success, counts as none. */
  readonly code: string
  /** The vendor's words, from whichever field holds them. */
  readonly message: string
  /** More about a failure or a partial success, as it was sent. */
  readonly tags: unknown
  /** How the action itself says it went: `SUCCESS`, `FAILURE`, or another word; in capitals. */
  readonly outcome: string
  /** Whether the envelope says no, whatever the HTTP status was. */
  readonly isRefusal: boolean
}

/** Bounded, in characters, so that no later look at it can take long. */
const Text = v.fallback(
  v.pipe(
    v.union([v.string(), v.number()]),
    v.transform((text) => String(text).slice(0, 1000).trim()),
  ),
  '',
)
const Outer = v.pipe(
  AnyCase,
  v.check((object) => 'response' in object || 'message' in object || 'appStatusCode' in object),
  v.looseObject({}),
)
const Level = v.pipe(
  v.fallback(AnyCase, {}),
  v.object({
    status: Text,
    httpStatusCode: Text,
    appStatusCode: Text,
    message: Text,
    statusDescription: Text,
    response: v.optional(v.unknown()),
    tags: v.optional(v.unknown()),
  }),
)
type Level = v.InferOutput<typeof Level>

/** The envelope in what a server sent, or undefined when it is none. */
export function readEnvelope(json: unknown): Envelope | undefined {
  if (!v.is(Outer, json)) return undefined

  // Searches answer an envelope inside the envelope (AppViewX 2026.1.0); a status inside that is the caller's own data.
  const outer = v.parse(Level, json)
  const inner = v.parse(Level, outer.response)
  // Beside an answer, a status is about the answer.
  const isAlone = outer.response === undefined || outer.response === null
  const levels = [
    { ...outer, status: isAlone ? outer.status : '' },
    inner,
    { ...v.parse(Level, inner.response), status: '' },
  ]
  const refusing = levels.find(refuses)
  const words = [refusing, ...levels].flatMap((level) => [level?.message, level?.statusDescription])
  return {
    response: outer.response,
    code: refusing?.appStatusCode && !isSuccess(refusing.appStatusCode) ? refusing.appStatusCode : '',
    message: words.find(Boolean) ?? refusalInPlaceOf(outer.response),
    tags: outer.tags ?? inner.tags,
    outcome: inner.status.toUpperCase(),
    isRefusal: refusing !== undefined,
  }
}

/** A code other than SUCCESS is a refusal (AppViewX 2026.1.0, login), and so are an error's status or outcome. */
function refuses({ appStatusCode, httpStatusCode, status }: Level): boolean {
  const isFailure = /^(?:fail(?:ed|ure)?|error)$/i.test(status) || Number(httpStatusCode) >= 400
  return isFailure || !isSuccess(appStatusCode)
}

function isSuccess(code: string): boolean {
  return code === '' || /^success$/i.test(code)
}

/**
 * Whether an answer that brings nothing begins with "Unauthorized": older gateways say so with a 2xx. The word
 * elsewhere, or beside a result, decides nothing: it may be about the caller's own data.
 */
export function saysUnauthorized({ response, message, outcome }: Envelope): boolean {
  const isEmpty = typeof response !== 'object' || Object.keys(response ?? {}).length === 0
  return isEmpty && outcome === '' && refusal.test(message)
}

const refusal = /^unauthori[sz]ed(?: access)?(?:\W*$|\s*[.:;,!-]| to\b)/i

/** Older gateways put "Unauthorized access to API …" where the answer belongs. Any other text there may be a token. */
function refusalInPlaceOf(response: unknown): string {
  const text = v.parse(Text, response)
  return refusal.test(text) ? text : ''
}
