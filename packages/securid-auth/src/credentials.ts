import { checkOptions, optionsObject, text } from './check-options.ts'
import { isRecord } from './wire/answer.ts'
import { isXmlText } from './wire/login-body.ts'
import { assertHeaderValue, type Secret } from '@org/session-core'
import * as v from 'valibot'

/** Who signs in: a person, or a trusted application. */
export type SecurIdCredentials = SecurIdUser | SecurIdApplication

/** A person. */
export interface SecurIdUser {
  readonly username: string
  readonly password: string | Secret<string>
  /** The authentication source, where the server has several. */
  readonly authSource?: string
}

/** A trusted application, registered by an administrator. Its values travel in headers: printable ASCII only. */
export interface SecurIdApplication {
  readonly clientId: string
  readonly clientSecret: string | Secret<string>
}

const xmlText = v.pipe(text, v.check(isXmlText, 'holds a character that XML 1.0 cannot carry'))
const revealed = v.pipe(v.unknown(), v.transform(reveal))

const UserSchema = optionsObject({
  username: xmlText,
  password: v.pipe(revealed, xmlText),
  authSource: v.optional(xmlText),
})
const ApplicationSchema = optionsObject({ clientId: text, clientSecret: v.pipe(revealed, text) })

/** What `loginUser` sends, unwrapped. */
export type UserLogin = v.InferOutput<typeof UserSchema>
/** What `loginTrustedApp` sends, unwrapped. */
export type ApplicationLogin = v.InferOutput<typeof ApplicationSchema>

/**
 * Makes sure that credentials can be sent, and unwraps them.
 *
 * @throws SessionError `invalid-options`, naming the field and never a value.
 */
export function readCredentials(credentials: unknown): UserLogin | ApplicationLogin {
  const ofApplication = isRecord(credentials) && ('clientId' in credentials || 'clientSecret' in credentials)
  if (!ofApplication) return checkOptions(UserSchema, credentials, 'credentials')

  const application = checkOptions(ApplicationSchema, credentials, 'credentials')
  for (const [field, value] of Object.entries(application)) {
    assertHeaderValue({ protocol: 'securid', field }, value)
  }
  return application
}

function reveal(value: unknown): unknown {
  return isSecret(value) ? value.reveal() : value
}

function isSecret(value: unknown): value is Secret<unknown> {
  return isRecord(value) && typeof value['reveal'] === 'function'
}
