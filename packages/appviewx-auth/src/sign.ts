import { type Secret, secret } from '@org/session-core'

/** What proves a session on later calls: the id of a user's session, or a service account's token. */
export interface AppViewXKey {
  /** The header that carries it (AppViewX 2026.1.0, logout and OAuth). */
  readonly header: 'sessionId' | 'token'
  /** The id or token itself. */
  readonly value: string
}

/** A key that does not print. */
export function keyOf(header: AppViewXKey['header'], value: string): Secret<AppViewXKey> {
  return secret({ header, value })
}

/** Writes the key into the headers of one request. */
export function sign(headers: Headers, { header, value }: AppViewXKey): void {
  headers.set(header, value)
}
