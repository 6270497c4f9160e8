import { onDemand } from '../on-demand.ts'
import { mark } from '../secrets/mark.ts'
import { notLoaded } from './loaded.ts'
import type * as redaction from './redaction.ts'
import { reduceCause } from './reduce-cause.ts'
import { isSessionError, SessionError } from './session-error.ts'

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
    if (!isSessionError(thrown)) return fail('unexpected-reply', notLoaded)

    const { code, retryable, retryAfterMs, vendor } = SessionError.from(thrown)
    return fail(code, notLoaded, { retryable, retryAfterMs, vendor: vendor && { status: vendor.status } })
  },
  redactTexts: <Texts extends object>(texts: Texts) =>
    Object.fromEntries(
      Object.entries(texts).map(([name, part]: [string, unknown]) => [
        name,
        typeof part === 'string' ? mark : part,
      ]),
    ) as Texts,
  secretsIn: () => [],
  thrownStatus: () => undefined,
}
