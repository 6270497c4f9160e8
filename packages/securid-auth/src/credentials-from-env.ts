import type { SecurIdApplication, SecurIdUser } from './credentials.ts'
import { failure } from './failure.ts'

/** What an environment says: options for `createSecurIdSession`. */
export interface SecurIdEnvironment {
  readonly url: string
  /** A user's or an application's. */
  readonly credentials: SecurIdUser | SecurIdApplication
}

/**
 * Reads `SECURID_URL` and either `SECURID_USERNAME`, `SECURID_PASSWORD` and perhaps `SECURID_AUTH_SOURCE`, or
 * `SECURID_CLIENT_ID` and `SECURID_CLIENT_SECRET`, never both. A variable that is empty counts as missing.
 *
 * @example
 * ```ts
 * import { createSecurIdSession, securIdCredentialsFromEnv } from '@org/securid-auth'
 *
 * const session = createSecurIdSession(securIdCredentialsFromEnv())
 * ```
 *
 * @throws SessionError `invalid-options`, naming the first variable that is missing, or when a user and an application are set.
 */
export function securIdCredentialsFromEnv(env: Environment = processEnvironment()): SecurIdEnvironment {
  const read = (name: string): string => {
    const value = env[name]
    if (value) return value
    throw failure('invalid-options', `The environment lacks ${name}.`)
  }
  const isSet = (...names: readonly string[]): boolean => names.some((name) => env[name])
  const ofApplication = isSet('SECURID_CLIENT_ID', 'SECURID_CLIENT_SECRET')
  if (ofApplication && isSet('SECURID_USERNAME', 'SECURID_PASSWORD')) {
    throw failure('invalid-options', 'Name a user or an application, not both.')
  }

  const url = read('SECURID_URL')
  const { SECURID_AUTH_SOURCE: authSource } = env
  const credentials = ofApplication
    ? { clientId: read('SECURID_CLIENT_ID'), clientSecret: read('SECURID_CLIENT_SECRET') }
    : {
        username: read('SECURID_USERNAME'),
        password: read('SECURID_PASSWORD'),
        ...(authSource && { authSource }),
      }
  return { url, credentials }
}

type Environment = Readonly<Record<string, string | undefined>>

/** Browsers have none: there everything is missing. */
function processEnvironment(): Environment {
  const { process } = globalThis as { process?: { env?: Environment } }
  return process?.env ?? {}
}
