/** What proves a session on later calls: the id of a user's session, or a service account's token. */
export interface AppViewXKey {
  /** The header that carries it (AppViewX 2026.1.0, logout and OAuth). */
  readonly header: 'sessionId' | 'token'
  readonly value: string
}

/** Writes the key into the headers of one request. */
export function sign(headers: Headers, { header, value }: AppViewXKey): void {
  headers.set(header, value)
}
