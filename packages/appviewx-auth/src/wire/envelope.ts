import { AnyCase } from './any-case.ts'
import * as v from 'valibot'

/** What every answer of the gateway has in common (AppViewX 2026.1.0, login and logout). Absent texts are empty. */
export interface Envelope {
  /** What the action itself answered, of any shape. */
  readonly response: unknown
  /** The vendor's code. `SUCCESS`, which some actions send on success, is none. */
  readonly code: string
  /** The vendor's words, from whichever field holds them. */
  readonly message: string
  /** How the action itself says it went: `SUCCESS`, `FAILURE`, or another word; in capitals. */
  readonly outcome: string
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
  v.object({ response: v.optional(v.unknown()), message: Text, appStatusCode: Text }),
)
const Inner = v.pipe(
  v.fallback(AnyCase, {}),
  v.object({ status: Text, appStatusCode: Text, statusDescription: Text }),
)

/** The envelope in what a server sent, or undefined when it is none. */
export function readEnvelope(json: unknown): Envelope | undefined {
  const result = v.safeParse(Outer, json)
  if (!result.success) return undefined

  const { response, message, appStatusCode } = result.output
  const inner = v.parse(Inner, response)
  const code = appStatusCode || inner.appStatusCode
  return {
    response,
    code: /^success$/i.test(code) ? '' : code,
    message: message || inner.statusDescription || refusalInPlaceOf(response),
    outcome: inner.status.toUpperCase(),
  }
}

/** Whether the words are a refusal, whatever the status: older gateways send it with a 2xx. */
export function saysUnauthorized({ message }: Envelope): boolean {
  return /unauthori[sz]ed/i.test(message)
}

/** Older gateways put "Unauthorized access to API …" where the answer belongs. Any other text there may be a token. */
function refusalInPlaceOf(response: unknown): string {
  const text = v.parse(Text, response)
  return /^unauthori[sz]ed\b/i.test(text) ? text : ''
}
