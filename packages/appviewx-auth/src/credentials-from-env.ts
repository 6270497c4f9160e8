import type { AppViewXCredentials } from './credentials.ts'
import { protocolName } from './protocol-name.ts'
import { SessionError } from '@org/session-core'

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
 * const session = createAppViewXSession(appViewXCredentialsFromEnv())
 * ```
 */
export function appViewXCredentialsFromEnv(env: Environment = platformEnvironment()): {
  readonly url: string
  readonly credentials: AppViewXCredentials
} {
  const isSet = (name: string): boolean => Boolean(env[name])
  const asService = service.some(isSet)
  if (asService && user.some(isSet)) {
    throw refuse(`Both ${user.join(' or ')} and ${service.join(' or ')} are set. Unset one pair.`)
  }

  const required = ['APPVIEWX_URL', ...(asService ? service : user)]
  const missing = required.filter((name) => !isSet(name))
  if (missing.length > 0) {
    const alternative = asService || user.some(isSet) ? '' : ` Or use ${service.join(' and ')}.`
    throw refuse(`The environment lacks ${missing.join(' and ')}.${alternative}`)
  }

  const read = (name: string): string => env[name] ?? ''
  return {
    url: read('APPVIEWX_URL'),
    credentials: asService
      ? { clientId: read(service[0]), clientSecret: read(service[1]) }
      : { username: read(user[0]), password: read(user[1]) },
  }
}

function refuse(message: string): SessionError {
  return new SessionError('invalid-options', { protocol: protocolName, message })
}

/** Browsers have none: there everything is missing. */
function platformEnvironment(): Environment {
  const platform: { readonly process?: { readonly env?: Environment } } = globalThis
  return platform.process?.env ?? {}
}
