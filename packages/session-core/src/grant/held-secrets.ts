import { loadRedaction } from '../errors/load-redaction.ts'
import type { SessionError } from '../errors/session-error.ts'
import { gatewaySecrets } from '../http/gateway-headers.ts'
import { secretsIn } from '../secrets/secrets-in.ts'
import type { GrantContext } from './grant-context.ts'

/** Whatever failed, as an error of ours without the keys that are and were held, and what was logged in with. */
export async function withoutHeld(context: GrantContext, failure: unknown): Promise<SessionError> {
  const { fail, headers, keys, knownCredentials, sentSecrets } = context
  const { redactedFailure } = await loadRedaction()
  return redactedFailure(fail, failure, {
    // Who shares a session may have sent nothing.
    chosen: sentSecrets ?? secretsIn(knownCredentials),
    granted: secretsIn([keys, ...gatewaySecrets(headers)]),
  })
}
