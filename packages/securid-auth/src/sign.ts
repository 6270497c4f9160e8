import { type Secret, secret } from '@org/session-core'

/** What proves a session on later calls. */
export interface SecurIdKey {
  /** The token that the login answered. */
  readonly token: string
  /** Whether it stands for a user: an application's token can neither be kept alive nor logged out. */
  readonly ofUser: boolean
}

/** A key that does not print. */
export function keyOf(token: string, ofUser: boolean): Secret<SecurIdKey> {
  return secret({ token, ofUser })
}

/** Writes the key into the headers of one request. What stands in a URL would come back in error pages. */
export function sign(headers: Headers, { token }: SecurIdKey): void {
  headers.set('Authorization', `Bearer ${token}`)
}
