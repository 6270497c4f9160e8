/** What the server knows us by. */
export interface SecurIdKey {
  /** What the login answered. */
  readonly token: string
  /** Whether it stands for a user: an application's token knows neither `keepAlive` nor `logoutUser`. */
  readonly ofUser: boolean
}

/** The token travels in the header only: what stands in a URL comes back in error pages and lands in logs. */
export function sign(headers: Headers, key: SecurIdKey): void {
  headers.set('Authorization', bearer(key))
}

/** How a token is written. */
export const bearer = ({ token }: SecurIdKey): string => `Bearer ${token}`
