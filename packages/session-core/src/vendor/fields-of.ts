import { failing } from '../errors/session-error.ts'
import { isObject } from '../is-object.ts'
import { copyCredentials } from '../login/credentials.ts'
import { isSecret } from '../secrets/secret.ts'

/** The fields of a value that should be an object; none where it is not one. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? { ...value } : {}
}

/** The same with their names in lower case: versions of one server spell `status`, `Status` and `STATUS`. */
export function fieldsInAnyCase(value: unknown): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fieldsOf(value)).map(([name, part]) => [name.toLowerCase(), part]))
}

/**
 * The fields of credentials, read once: what a caller changes later does not count.
 *
 * @throws SessionError `invalid-options` where they cannot be read, such as a getter that throws.
 */
export function credentialFields(protocol: string, credentials: unknown): Readonly<Record<string, unknown>> {
  return fieldsOf(copyCredentials(failing(protocol), credentials).credentials)
}

/** A value as it is, or what a `secret()` hides. */
export function revealed(value: unknown): unknown {
  return isSecret(value) ? value.reveal() : value
}
