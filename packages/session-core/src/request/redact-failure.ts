import { loadRedaction } from '../errors/load-redaction.ts'
import { type Fail, isSessionError } from '../errors/session-error.ts'

/** Whose failure it is, and what it may not quote. */
export interface FailedCall {
  readonly fail: Fail
  /** The caller's own. */
  readonly signal: AbortSignal | undefined
  /** What it was sent with: the session's, and a gateway's. */
  readonly keys: readonly unknown[]
}

/**
 * Fails a call as its caller may see it. Nothing of what a transport or a protocol threw passes but its name and code,
 * and what nodeTransport says in sentences of ours; what the caller gave as the reason of an abort comes back as it is.
 */
export async function throwRedacted(failure: unknown, { fail, signal, keys }: FailedCall): Promise<never> {
  if (signal?.aborted) throw signal.reason

  const { redactedCause, redactedFailure, secretsIn } = await loadRedaction()
  const secrets = { granted: secretsIn(keys) }
  if (isSessionError(failure)) throw redactedFailure(fail, failure, secrets)

  // The platform's words: libraries tell by them that a network failed.
  throw new TypeError('fetch failed', { cause: redactedCause(failure, secrets) })
}
