import { failing } from '../errors/session-error.ts'
import { isObject } from '../is-object.ts'
import { copyCredentials } from '../login/credentials.ts'
import { isSecret } from '../secrets/secret.ts'

/** The fields of what should be an object; none of anything else. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? { ...value } : {}
}

/** The same with their names in small letters: versions of one server spell `status`, `Status` and `STATUS`. */
export function fieldsInAnyCase(value: unknown): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fieldsOf(value)).map(([name, part]) => [name.toLowerCase(), part]))
}

/**
 * The fields of credentials, as they are now.
 *
 * @throws SessionError `invalid-options` where they cannot be read to their end.
 */
export function credentialFields(protocol: string, credentials: unknown): Readonly<Record<string, unknown>> {
  return fieldsOf(copyCredentials(failing(protocol), credentials))
}

/** A value, out of its `secret()` where it is in one. */
export function revealed(value: unknown): unknown {
  return isSecret(value) ? value.reveal() : value
}
