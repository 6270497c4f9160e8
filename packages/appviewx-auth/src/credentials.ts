import { checkOptions } from './check-options.ts'
import { protocolName } from './protocol-name.ts'
import { assertHeaderValue, type Secret, secret } from '@org/session-core'

/**
 * Who signs in: a user, or a service account. The two are different flows at the server, and no secret of one
 * works for the other (AppViewX 2026.1.0, login). A password may come wrapped in `secret()`.
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
  readonly proof: Secret<string>
}

const fields = { user: ['username', 'password'], service: ['clientId', 'clientSecret'] } as const

/**
 * Reads credentials strictly.
 *
 * @throws SessionError `invalid-options`, naming the field and never its value.
 */
export function parseCredentials(credentials: unknown): Account {
  const given: Readonly<Record<string, unknown>> = { ...(credentials as object) }
  const kind = fields.service.some((field) => field in given) ? 'service' : 'user'
  const [nameField, proofField] = fields[kind]
  checkOptions(given, { [nameField]: () => true, [proofField]: () => true })

  return {
    kind,
    name: travelling(nameField, given[nameField]),
    proof: secret(travelling(proofField, revealed(given[proofField]))),
  }
}

function travelling(field: string, value: unknown): string {
  assertHeaderValue({ protocol: protocolName, field }, value)
  return value
}

function revealed(value: unknown): unknown {
  const isSecret = value instanceof Object && 'reveal' in value && typeof value.reveal === 'function'
  return isSecret ? (value as Secret<unknown>).reveal() : value
}
