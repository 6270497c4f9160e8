import { protocolName } from './protocol-name.ts'
import { assertHeaderValue, type Secret } from '@org/session-core'
import { aBasicName, aText, readAccount } from '@org/session-core/vendor'

/**
 * Who logs in: a user, or a service account. The two are different flows at the server, and no secret of one
 * works for the other (AppViewX 2026.1.0, login). A client id holds no colon. A password may come wrapped in `secret()`. A
 * field that is `undefined` counts as absent.
 */
export type AppViewXCredentials =
  | { readonly username: string; readonly password: string | Secret<string> }
  | { readonly clientId: string; readonly clientSecret: string | Secret<string> }

/** Credentials that headers carry unchanged. */
export interface Account {
  readonly kind: 'user' | 'service'
  /** The username or client id. */
  readonly name: string
  /** The password or client secret. */
  readonly secret: Secret<string>
}

/** A service account's travel together, with a colon between them. */
const kinds = {
  user: { username: aText, password: aText },
  service: { clientId: aBasicName, clientSecret: aText },
}

/**
 * Reads credentials strictly. A field that is undefined counts as absent.
 *
 * @throws SessionError `invalid-options`, naming the field and never its value.
 */
export function readCredentials(credentials: unknown): Account {
  return readAccount(protocolName, { kinds, assertSendable }, credentials)
}

function assertSendable(field: string, value: string): void {
  assertHeaderValue({ protocol: protocolName, field }, value)
}

/**
 * Who logs in, without a secret. A user and a service account of one name are two accounts, and so is one name with two
 * tenants. What could be read in two ways is told apart by a character that no credentials can hold; all else keeps the
 * name that fleets know.
 */
export function account(credentials: AppViewXCredentials, gwkey?: string): string {
  const { kind, name } = readCredentials(credentials)
  const own = kind === 'user' ? name.replace(/^service:/, '\0$&') : `service:${name}`
  return gwkey ? `${own}\0${gwkey}` : own
}
