import { failing } from '../errors/session-error.ts'

/** Which sessions are one, how many there may be, and for how long one may be unused. */
export interface PoolOptions<Tenant> {
  /** Tenants of one key share one session. Put everything into it that makes a session another one: host, user. */
  readonly key: (tenant: Tenant) => string
  /** 100: above it, sessions that nobody uses are logged out, the least recently used first. */
  readonly max?: number | undefined
  /** 600 000 ms: a session that was not used for as long is logged out. */
  readonly idleMs?: number | undefined
}

/** Options with nothing left open. */
export type CompletePoolOptions<Tenant> = {
  readonly [Name in keyof PoolOptions<Tenant>]-?: NonNullable<PoolOptions<Tenant>[Name]>
}

/** How a pool's errors name their origin. */
export const failPool = failing('pool')

/**
 * Makes sure of a pool's options, and completes them.
 *
 * @throws SessionError `invalid-options`, naming the option.
 */
export function readPoolOptions<Tenant>(
  open: unknown,
  options: PoolOptions<Tenant>,
): CompletePoolOptions<Tenant> {
  const { key, max = 100, idleMs = 600_000, ...others } = { ...options }
  for (const name of Object.keys(others)) throw wrongOption(name, 'is unknown')
  for (const [name, value] of Object.entries({ open, key }))
    if (typeof value !== 'function') throw wrongOption(name, 'must be a function')
  for (const [name, value] of Object.entries({ max, idleMs }))
    if (typeof value !== 'number' || !(value >= 1)) throw wrongOption(name, 'must be 1 or more')
  return { key, max, idleMs }
}

/** The error of a caller who must change an option. */
export function wrongOption(name: string, rule: string): Error {
  return failPool('invalid-options', `The pool option ${name} ${rule}.`)
}
