import { onDemand } from '../on-demand.ts'
import { notLoaded } from './loaded.ts'
import type * as redaction from './redaction.ts'
import { reduceCause } from './reduce-cause.ts'
import { SessionError } from './session-error.ts'

/** What reads somebody else's words, and says what they mean. */
export type Redaction = typeof redaction

/** Loaded when there are words to read, which is seldom. Where that fails, nothing of them is said. */
export function loadRedaction(load: () => Promise<Redaction> = loadWords): Promise<Redaction> {
  return load().catch(() => withheld)
}

const loadWords = onDemand(() => import('./redaction.ts'))

const withheld: Redaction = {
  explainUnreachable: (origin) => `${origin} cannot be reached. Check url.`,
  redactedCause: () => reduceCause(undefined),
  redactedFailure: (fail, thrown) => {
    const { code, retryable, retryAfterMs, vendor } = SessionError.from(thrown)
    return fail(code, notLoaded, { retryable, retryAfterMs, vendor: vendor && { status: vendor.status } })
  },
  redactTexts: () => ({}) as never,
  secretsIn: () => [],
  thrownStatus: () => undefined,
}
