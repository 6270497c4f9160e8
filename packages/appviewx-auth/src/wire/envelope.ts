import { AnyCase } from './any-case.ts'
import * as v from 'valibot'

/** What every answer of the gateway has in common (AppViewX 2026.1.0, login and logout). */
export interface Envelope {
  /** What the action itself answered, of any shape. */
  readonly response: unknown
  /** The vendor's code. `SUCCESS`, which some actions send on success, is none. */
  readonly code?: string
  /** The vendor's words, from whichever field holds them. */
  readonly message?: string
  /** How the action itself says it went: `SUCCESS`, `FAILURE`, or another word; in capitals. */
  readonly outcome?: string
}

/** Bounded, in characters, so that no later look at it can take long. */
const atMost = (length: number) => v.transform((text: string) => text.slice(0, length).trim())
const Text = v.fallback(v.nullish(v.pipe(v.string(), atMost(1000))), undefined)
const Code = v.fallback(
  v.nullish(v.pipe(v.union([v.string(), v.number()]), v.transform(String), atMost(100))),
  undefined,
)

const Outer = v.pipe(
  AnyCase,
  v.check((object) => ['response', 'message', 'appStatusCode'].some((name) => name in object)),
  v.object({ response: v.optional(v.unknown()), message: Text, appStatusCode: Code }),
)

const Inner = v.fallback(
  v.pipe(AnyCase, v.object({ status: Text, appStatusCode: Code, statusDescription: Text })),
  {},
)

/** The envelope in what a server sent, or undefined when it is none. */
export function readEnvelope(json: unknown): Envelope | undefined {
  const result = v.safeParse(Outer, json)
  if (!result.success) return undefined

  const { response, message, appStatusCode } = result.output
  const inner: v.InferOutput<typeof Inner> = v.parse(Inner, response)
  const code = [appStatusCode, inner.appStatusCode].find(namesFailure)
  const words = [message, inner.statusDescription, refusalInPlaceOf(response)].find(Boolean)

  return {
    response,
    ...(code ? { code } : {}),
    ...(words ? { message: words } : {}),
    ...(inner.status ? { outcome: inner.status.toUpperCase() } : {}),
  }
}

/** Whether the words are a refusal that hides behind any status: older gateways send it with a 2xx. */
export function saysUnauthorized({ message = '' }: Envelope): boolean {
  return /unauthori[sz]ed/i.test(message)
}

function namesFailure(code: string | null | undefined): boolean {
  return code ? code.toUpperCase() !== 'SUCCESS' : false
}

/** Older gateways put "Unauthorized access to API …" where the answer belongs. Any other text there may be a token. */
function refusalInPlaceOf(response: unknown): string | undefined {
  return typeof response === 'string' && /^unauthori[sz]ed\b/i.test(response)
    ? response.slice(0, 1000)
    : undefined
}
