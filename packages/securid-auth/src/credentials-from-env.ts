import { invalidOptions } from './check-options.ts'
import type { SecurIdApplication, SecurIdUser } from './credentials.ts'

/** What an environment says: options for `createSecurIdSession`. */
export interface SecurIdEnvironment {
  readonly url: string
  readonly credentials: SecurIdUser | SecurIdApplication
}

const user = ['SECURID_USERNAME', 'SECURID_PASSWORD']
const application = ['SECURID_CLIENT_ID', 'SECURID_CLIENT_SECRET']

/**
 * Reads `SECURID_URL` and either `SECURID_USERNAME`, `SECURID_PASSWORD` and perhaps `SECURID_AUTH_SOURCE`, or
 * `SECURID_CLIENT_ID` and `SECURID_CLIENT_SECRET`. A variable that is empty counts as missing.
 *
 * @example
 * ```ts
 * import { createSecurIdSession, securIdCredentialsFromEnv } from '@org/securid-auth'
 *
 * const session = createSecurIdSession(securIdCredentialsFromEnv())
 * ```
 *
 * @throws SessionError `invalid-options`, naming every variable that is missing.
 */
export function securIdCredentialsFromEnv(
  env: Readonly<Record<string, string | undefined>> = processEnv(),
): SecurIdEnvironment {
  const read = (name: string): string => env[name] ?? ''
  const isSet = (name: string): boolean => read(name) !== ''
  if (application.some(isSet) && user.some(isSet)) {
    throw invalidOptions(
      `The environment names two identities. Set ${user.join(', ')} or ${application.join(', ')}.`,
    )
  }

  const missing = ['SECURID_URL', ...(application.some(isSet) ? application : user)].filter(
    (name) => !isSet(name),
  )
  if (missing.length > 0) throw invalidOptions(`Missing in the environment: ${missing.join(', ')}.`)

  const url = read('SECURID_URL')
  if (isSet('SECURID_CLIENT_ID')) {
    return {
      url,
      credentials: { clientId: read('SECURID_CLIENT_ID'), clientSecret: read('SECURID_CLIENT_SECRET') },
    }
  }
  const authSource = isSet('SECURID_AUTH_SOURCE') ? { authSource: read('SECURID_AUTH_SOURCE') } : {}
  return {
    url,
    credentials: { username: read('SECURID_USERNAME'), password: read('SECURID_PASSWORD'), ...authSource },
  }
}

/** Nothing in a browser. */
function processEnv(): Readonly<Record<string, string | undefined>> {
  const { process } = globalThis as { process?: { env?: Readonly<Record<string, string | undefined>> } }
  return process?.env ?? {}
}
