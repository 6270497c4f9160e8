import { gatewaySecrets } from '../http/gateway-headers.ts'
import { type Secrets, secretsIn } from '../secrets/secrets-in.ts'
import type { GrantContext } from './grant-context.ts'

/** What a server may quote when it refuses: the keys that are and were held, and what was logged in with. */
export function heldSecrets({ headers, keys, knownCredentials, sentCredentials }: GrantContext): Secrets {
  return {
    chosen: secretsIn([knownCredentials, sentCredentials]),
    granted: secretsIn([keys, ...gatewaySecrets(headers)]),
  }
}
