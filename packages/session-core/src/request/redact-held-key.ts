import { loadRedaction } from '../errors/load-redaction.ts'
import { isSessionError } from '../errors/session-error.ts'
import { gatewaySecrets } from '../http/gateway-headers.ts'
import { secretsIn } from '../secrets/secrets-in.ts'
import type { SessionContext } from '../session-context.ts'

/** A failure without the key that is held, and the one that was refused last. */
export async function redactHeldKey(
  { fail, headers, held, lost }: SessionContext,
  failure: unknown,
): Promise<unknown> {
  if (!isSessionError(failure)) return failure

  const granted = secretsIn([held?.grant.key, lost?.grant.key, ...gatewaySecrets(headers)])
  const { redactedFailure } = await loadRedaction()
  return redactedFailure(fail, failure, { granted })
}
