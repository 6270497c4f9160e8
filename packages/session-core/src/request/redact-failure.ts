import { redactedCause, redactedFailure } from '../errors/protocol-failure.ts'
import { type Fail, isSessionError } from '../errors/session-error.ts'
import { adviceOf } from '../errors/transport-advice.ts'
import { secretsIn } from '../secrets/secrets-in.ts'

/** Whose failure it is, and what it may not quote. */
export interface FailedCall {
  readonly fail: Fail
  /** The caller's own. */
  readonly signal: AbortSignal | undefined
  /** What it was sent with: the session's, and a gateway's. */
  readonly keys: readonly unknown[]
}

/**
 * A failed call as its caller may see it. Nothing of what a transport or a protocol threw passes but its name and code,
 * and what nodeTransport says in sentences of ours; what the caller gave as the reason of an abort comes back as it is.
 */
export function redactFailure(failure: unknown, { fail, signal, keys }: FailedCall): unknown {
  if (signal?.aborted) return signal.reason

  const secrets = { granted: secretsIn(keys) }
  if (isSessionError(failure)) return redactedFailure(fail, failure, secrets)

  // The platform's words: libraries tell by them that a network failed.
  return new TypeError('fetch failed', { cause: adviceOf(failure) ?? redactedCause(failure, secrets) })
}
