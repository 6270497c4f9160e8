import { fieldsInAnyCase } from '@org/session-core/vendor'

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

/** One level of an envelope, as it was sent; absent texts are empty. */
interface Level {
  readonly status: string
  readonly httpStatusCode: string
  readonly appStatusCode: string
  readonly message: string
  readonly statusDescription: string
  readonly response: unknown
  readonly tags: unknown
}

function readLevel(value: unknown): Level {
  const fields = fieldsInAnyCase(value)
  return {
    status: readText(fields['status']),
    httpStatusCode: readText(fields['httpstatuscode']),
    appStatusCode: readText(fields['appstatuscode']),
    message: readText(fields['message']),
    statusDescription: readText(fields['statusdescription']),
    response: fields['response'],
    tags: fields['tags'],
  }
}

/** Bounded, in characters, so that no later look at it can take long. */
function readText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 1000).trim() : ''
}

/** The envelope in what a server sent, or undefined when it is none. */
export function readEnvelope(json: unknown): Envelope | undefined {
  const fields = fieldsInAnyCase(json)
  if (['response', 'message', 'appstatuscode'].every((name) => !(name in fields))) return undefined

  // Searches answer an envelope inside the envelope (AppViewX 2026.1.0); a status inside that is the caller's own data.
  const outer = readLevel(json)
  const inner = readLevel(outer.response)
  // Beside an answer, a status is about the answer.
  const isAlone = isEmpty(outer.response)
  const levels = [
    { ...outer, status: isAlone ? outer.status : '' },
    inner,
    { ...readLevel(inner.response), status: '' },
  ]
  const refusing = levels.find(refuses)
  const words = [refusing, ...levels].flatMap((level) => [level?.message, level?.statusDescription])
  return {
    response: outer.response,
    code: refusing && !isSuccess(refusing.appStatusCode) ? refusing.appStatusCode : '',
    message: words.find(Boolean) ?? refusalInPlaceOf(outer.response),
    tags: outer.tags ?? inner.tags,
    outcome: inner.status.toUpperCase(),
    isRefusal: refusing !== undefined,
  }
}

/**
 * A code other than SUCCESS is a refusal (AppViewX 2026.1.0, login), and so are an error's status or outcome, in words or as
 * HTTP has it: `404`, `404 NOT_FOUND`.
 */
function refuses({ appStatusCode, httpStatusCode, status }: Level): boolean {
  const isFailure = /^(?:fail(?:ed|ure)?|error|[45]\d\d)$/i.test(status) || /^[45]\d\d\b/.test(httpStatusCode)
  return isFailure || !isSuccess(appStatusCode)
}

function isSuccess(code: string): boolean {
  return /^(?:success)?$/i.test(code)
}

/**
 * Whether an answer that brings nothing begins with "Unauthorized": older gateways say so with a 2xx. The word
 * elsewhere, or beside a result, decides nothing: it may be about the caller's own data.
 */
export function saysUnauthorized({ response, message, outcome }: Envelope): boolean {
  // A number, or any other text, is a result.
  return outcome === '' && refusal.test(isEmpty(response) ? message : readText(response))
}

/** Nothing, an empty text, or what holds nothing. */
function isEmpty(response: unknown): boolean {
  return (
    response !== true && readText(response) === '' && Object.keys(Object(response) as object).length === 0
  )
}

const refusal = /^unauthori[sz]ed(?: access)?(?:\W*$|\s*[.:;,!-]| to\b)/i

/** Older gateways put "Unauthorized access to API …" where the answer belongs. Any other text there may be a token. */
function refusalInPlaceOf(response: unknown): string {
  const text = readText(response)
  return refusal.test(text) ? text : ''
}
