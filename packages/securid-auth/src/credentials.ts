import { protocolName } from './protocol-name.ts'
import { isXmlText } from './wire/login-body.ts'
import { assertHeaderValue, type Secret, SessionError } from '@org/session-core'
import { aText, readAccount } from '@org/session-core/vendor'

/**
 * Who logs in: a person, or a trusted application. A password may come wrapped in `secret()`. A field that is `undefined`
 * counts as absent.
 */
export type SecurIdCredentials = SecurIdUser | SecurIdApplication

/** A person. No field may hold a character that XML 1.0 cannot carry. */
export interface SecurIdUser {
  readonly username: string
  readonly password: string | Secret<string>
  /** The authentication source, where the server has several. */
  readonly authSource?: string | undefined
}

/** A trusted application, registered by an administrator. Both fields travel in headers: printable ASCII only. */
export interface SecurIdApplication {
  readonly clientId: string
  readonly clientSecret: string | Secret<string>
}

/** Credentials that the request carries unchanged. */
export interface Account {
  readonly kind: 'user' | 'application'
  /** The username or client id. */
  readonly name: string
  /** The password or client secret. */
  readonly secret: Secret<string>
  readonly authSource: string | undefined
}

const kinds = {
  user: { username: aText, password: aText, authSource: { ...aText, required: false } },
  application: { clientId: aText, clientSecret: aText },
}

/**
 * Reads credentials strictly. A field that is undefined counts as absent.
 *
 * @throws SessionError `invalid-options`, naming the field and never its value.
 */
export function readCredentials(credentials: unknown): Account {
  const { more, ...account } = readAccount(protocolName, { kinds, assertSendable }, credentials)
  return { ...account, authSource: more['authSource'] }
}

/**
 * Who logs in, without a secret. The same name of another source, or of an application, is another account. What could be
 * read in two ways is told apart by a character that no credentials can hold; all else keeps the name that fleets know.
 */
export function account(credentials: SecurIdCredentials): string {
  const { kind, name, authSource } = readCredentials(credentials)
  if (kind === 'application') return `application:${name}`
  if (authSource === undefined) return name.replace(/^.*:/s, '\0$&')
  return authSource + (/:|^application$/.test(authSource) ? '\0' : ':') + name
}

function assertSendable(field: string, value: string, kind: Account['kind']): void {
  if (kind === 'application') assertHeaderValue({ protocol: protocolName, field }, value)
  if (isXmlText(value)) return

  const message = `The option credentials.${field} is wrong: it holds a character that XML 1.0 cannot carry.`
  throw new SessionError('invalid-options', { protocol: protocolName, message })
}
