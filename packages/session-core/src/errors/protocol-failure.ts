import { cutOut, redact, redactTexts } from '../secrets/redact.ts'
import type { Secrets } from '../secrets/secrets-in.ts'
import { type ReducedCause, reduceCause } from './reduce-cause.ts'
import { type Fail, isSessionError, SessionError } from './session-error.ts'
import { adviceOf } from './transport-advice.ts'

/**
 * Whatever a protocol threw, as an error of ours that quotes none of the secrets that were in play. Its message is the
 * protocol author's own and stays as it is, whatever the secrets are: it would show by its holes which words they are.
 */
export function redactedFailure(fail: Fail, thrown: unknown, secrets: Secrets): SessionError {
  if (!isSessionError(thrown)) {
    const cause = redactedCause(thrown, secrets)
    return fail('unexpected-reply', 'The protocol failed on the answer. Check url and transport.', { cause })
  }

  const { code, message, retryable, retryAfterMs, vendor, cause } = SessionError.from(thrown)
  return fail(code, cutOut(message, secrets.granted ?? []), {
    retryable,
    retryAfterMs,
    cause: cause === undefined ? undefined : redactedCause(cause, secrets),
    vendor: vendor && redactTexts(vendor, secrets),
  })
}

/** The name and code of a failure, unless they quote a secret; and what nodeTransport says of it. */
export function redactedCause(failure: unknown, secrets: Secrets): ReducedCause {
  const advice = adviceOf(failure)
  if (advice) return advice

  const reduced = reduceCause(failure)
  const isQuoted = Object.values<string>(reduced as never).some((text) => redact(text, secrets) !== text)
  return isQuoted ? reduceCause(undefined) : reduced
}
