/** A year, in milliseconds. Half an hour is usual: what claims more is not a time in seconds. */
const longestLifetime = 31_622_400_000

/**
 * How long a service token lasts from `arrivedAt` (ms since 1970), in milliseconds, or undefined when it does not
 * say. The token is read without verifying it, for planning and nothing else (AppViewX 2026.1.0, OAuth).
 */
export function tokenLifetime(token: string, arrivedAt: number): number | undefined {
  const { exp, iat = arrivedAt / 1000 } = readClaims(token)
  const lifetime = (Number(exp) - Number(iat)) * 1000
  return lifetime > 0 && lifetime <= longestLifetime ? lifetime : undefined
}

/** In seconds since 1970. Numbers survive reading UTF-8 as Latin-1, and only numbers are wanted. */
function readClaims(token: string): { readonly exp?: unknown; readonly iat?: unknown } {
  const payload = token.split('.', 2)[1] ?? ''
  try {
    return { ...(JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as object) }
  } catch {
    return {}
  }
}
