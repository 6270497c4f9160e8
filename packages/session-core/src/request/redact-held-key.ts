import { loadRedaction } from '../errors/load-redaction.ts'
import { isSessionError } from '../errors/session-error.ts'
import { gatewaySecrets } from '../http/gateway-headers.ts'
import { secretsIn } from '../secrets/secrets-in.ts'
import type { SessionContext } from '../session-context.ts'

/** A failure without the key that is held, those that it replaced, and what was logged in with. */
export async function redactHeldKey(
  { fail, headers, keys, knownCredentials, sentCredentials }: SessionContext,
  failure: unknown,
): Promise<unknown> {
  if (!isSessionError(failure)) return failure

  const chosen = secretsIn([knownCredentials, sentCredentials])
  const granted = secretsIn([keys, ...gatewaySecrets(headers)])
  const { redactedFailure } = await loadRedaction()
  return redactedFailure(fail, failure, { chosen, granted })
}
