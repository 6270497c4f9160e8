import * as v from 'valibot'

/** Seconds since 1970. */
const Claims = v.object({ exp: v.number(), iat: v.optional(v.number()) })

/** A year, in milliseconds. Half an hour is usual: what claims more is not a time in seconds. */
const longestLifetime = 366 * 24 * 60 * 60 * 1000

/**
 * How long a service token lasts from `arrivedAt` (ms since 1970), in milliseconds, or undefined when it does not
 * say. The token is read without verifying it, for planning and nothing else (AppViewX 2026.1.0, OAuth).
 */
export function tokenLifetime(token: string, arrivedAt: number): number | undefined {
  const result = v.safeParse(Claims, readPayload(token))
  if (!result.success) return undefined

  const { exp, iat = arrivedAt / 1000 } = result.output
  const lifetime = (exp - iat) * 1000
  return lifetime > 0 && lifetime <= longestLifetime ? lifetime : undefined
}

/** Numbers survive reading UTF-8 as Latin-1, and only numbers are wanted. */
function readPayload(token: string): unknown {
  const payload = token.split('.', 2)[1] ?? ''
  try {
    return JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as unknown
  } catch {
    return undefined
  }
}
