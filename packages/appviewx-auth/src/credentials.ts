import { parseOptions } from './parse-options.ts'
import { protocolName } from './protocol-name.ts'
import { assertHeaderValue, type Secret, secret, SessionError } from '@org/session-core'
import * as v from 'valibot'

/**
 * Who signs in: a user, or a service account. The two are different flows at the server, and no secret of one
 * works for the other (AppViewX 2026.1.0, login). A password may come wrapped in `secret()`.
 */
export type AppViewXCredentials =
  | { readonly username: string; readonly password: string | Secret<string> }
  | { readonly clientId: string; readonly clientSecret: string | Secret<string> }

/** A user that `password-login.ts` can sign in. */
export interface UserCredentials {
  readonly kind: 'user'
  readonly username: string
  readonly password: Secret<string>
}

/** A service account that `service-token.ts` can sign in. */
export interface ServiceCredentials {
  readonly kind: 'service'
  readonly clientId: string
  readonly clientSecret: Secret<string>
}

const Concealable = v.union([v.string(), v.object({ reveal: v.function() })])
const User = v.object({ credentials: v.strictObject({ username: v.string(), password: Concealable }) })
const Service = v.object({ credentials: v.strictObject({ clientId: v.string(), clientSecret: Concealable }) })

/**
 * Reads credentials, and makes sure that headers carry them unchanged.
 *
 * @throws SessionError `invalid-options`, naming the field and never its value.
 */
export function parseCredentials(credentials: unknown): UserCredentials | ServiceCredentials {
  return namesClient(credentials) ? parseService(credentials) : parseUser(credentials)
}

function namesClient(credentials: unknown): boolean {
  if (typeof credentials !== 'object' || credentials === null) return false
  return 'clientId' in credentials || 'clientSecret' in credentials
}

function parseUser(value: unknown): UserCredentials {
  const { username, password } = parseOptions(User, { credentials: value }).credentials
  return {
    kind: 'user',
    username: travelling('username', username),
    password: concealed('password', password),
  }
}

function parseService(value: unknown): ServiceCredentials {
  const { clientId, clientSecret } = parseOptions(Service, { credentials: value }).credentials
  if (clientId.includes(':')) {
    throw new SessionError('invalid-options', {
      protocol: protocolName,
      message: 'The field clientId holds a colon, which would end it in an Authorization header.',
    })
  }
  return {
    kind: 'service',
    clientId: travelling('clientId', clientId),
    clientSecret: concealed('clientSecret', clientSecret),
  }
}

function travelling(field: string, value: unknown): string {
  assertHeaderValue({ protocol: protocolName, field }, value)
  return value
}

function concealed(field: string, value: v.InferOutput<typeof Concealable>): Secret<string> {
  return secret(travelling(field, typeof value === 'string' ? value : value.reveal()))
}
