import { checkOptions, invalidOption, isText, optional } from './check-options.ts'
import { type Fields, isRecord } from './wire/answer.ts'
import { isXmlText } from './wire/login-body.ts'
import { assertHeaderValue, type Secret } from '@org/session-core'

/** Who signs in: a person, or a trusted application. */
export type SecurIdCredentials = SecurIdUser | SecurIdApplication

/** A person. Nothing in it may be a character that XML 1.0 cannot carry. */
export interface SecurIdUser {
  readonly username: string
  readonly password: string | Secret<string>
  /** The authentication source, where the server has several. */
  readonly authSource?: string
}

/** A trusted application, registered by an administrator. Both travel in headers: printable ASCII only. */
export interface SecurIdApplication {
  readonly clientId: string
  readonly clientSecret: string | Secret<string>
}

/** What `loginUser` sends. */
export interface UserLogin extends SecurIdUser {
  readonly password: string
}

/** What `loginTrustedApp` sends. */
export interface ApplicationLogin extends SecurIdApplication {
  readonly clientSecret: string
}

/**
 * Makes sure that credentials can be sent, and takes them out of their wrappers.
 *
 * @throws SessionError `invalid-options`, naming the field and never a value.
 */
export function readCredentials(credentials: unknown): UserLogin | ApplicationLogin {
  const plain = isRecord(credentials) ? reveal(credentials) : {}
  const ofApplication = 'clientId' in plain || 'clientSecret' in plain
  checkOptions<UserLogin | ApplicationLogin>(ofApplication ? application : user, plain)

  for (const [field, value] of Object.entries(plain)) {
    if (ofApplication) assertHeaderValue({ protocol: 'securid', field }, value)
    if (!isXmlText(String(value))) throw invalidOption(field, 'holds what XML 1.0 cannot carry')
  }
  return plain
}

const application = { clientId: isText, clientSecret: isText }
const user = { username: isText, password: isText, authSource: optional(isText) }

function reveal(credentials: Fields): Fields {
  const plain = Object.entries(credentials).map(([name, value]) => [
    name,
    isSecret(value) ? value.reveal() : value,
  ])
  return Object.fromEntries(plain) as Fields
}

function isSecret(value: unknown): value is Secret<unknown> {
  return isRecord(value) && typeof value['reveal'] === 'function'
}
