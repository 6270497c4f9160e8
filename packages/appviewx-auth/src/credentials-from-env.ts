import type { AppViewXCredentials } from './credentials.ts'
import { failure } from './failure.ts'

type Environment = Readonly<Record<string, string | undefined>>

const user = ['APPVIEWX_USERNAME', 'APPVIEWX_PASSWORD'] as const
const service = ['APPVIEWX_CLIENT_ID', 'APPVIEWX_CLIENT_SECRET'] as const

/**
 * Reads `APPVIEWX_URL`, and either `APPVIEWX_USERNAME` and `APPVIEWX_PASSWORD`, or `APPVIEWX_CLIENT_ID` and
 * `APPVIEWX_CLIENT_SECRET`. Empty counts as missing.
 *
 * @throws SessionError `invalid-options`, naming each variable that is missing, or both pairs when both are set.
 * @example
 * ```ts
 * import { appViewXCredentialsFromEnv, createAppViewXSession } from '@org/appviewx-auth'
 *
 * const session = createAppViewXSession(appViewXCredentialsFromEnv())
 * ```
 */
export function appViewXCredentialsFromEnv(env: Environment = platformEnvironment()): {
  readonly url: string
  readonly credentials: AppViewXCredentials
} {
  const read = (name: string): string => env[name] ?? ''
  const [asUser, asService] = [user, service].map((pair) => pair.some(read))
  if (asUser && asService)
    throw failure('invalid-options', `Set ${user.join(', ')} or ${service.join(', ')}, not both.`)

  const missing = ['APPVIEWX_URL', ...(asService ? service : user)].filter((name) => !read(name))
  if (missing.length > 0) {
    const instead = asUser || asService ? '' : ` Or ${service.join(', ')}.`
    throw failure('invalid-options', `Set in the environment: ${missing.join(', ')}.${instead}`)
  }

  return {
    url: read('APPVIEWX_URL'),
    credentials: asService
      ? { clientId: read(service[0]), clientSecret: read(service[1]) }
      : { username: read(user[0]), password: read(user[1]) },
  }
}

/** Browsers have none: there everything is missing. */
function platformEnvironment(): Environment {
  const platform = globalThis as { readonly process?: { readonly env?: Environment } }
  return platform.process?.env ?? {}
}
