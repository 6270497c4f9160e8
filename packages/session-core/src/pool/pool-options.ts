import { checkOptions, type OptionRule, type OptionRules } from '../check-options.ts'
import { failing } from '../errors/session-error.ts'

/** Which tenants share a session, how many sessions there may be, and how long one may be unused. */
export interface PoolOptions<Tenant> {
  /** Tenants with the same key share one session: put in everything that sessions differ by, such as host and user. */
  readonly key: (tenant: Tenant) => string
  /** How many sessions are held: above it, unused ones are logged out, the least recently used first. Default: 100. */
  readonly max?: number | undefined
  /** How many milliseconds a session may be unused before it is logged out. Default: 600 000. */
  readonly idleMs?: number | undefined
}

/** Options with nothing left open. */
export type CompletePoolOptions<Tenant> = {
  readonly [Name in keyof PoolOptions<Tenant>]-?: NonNullable<PoolOptions<Tenant>[Name]>
}

/** How a pool's errors name their origin. */
export const failPool = failing('pool')

const aFunction: OptionRule = {
  expects: 'a function',
  accepts: (value) => typeof value === 'function',
  required: true,
}
const oneOrMore: OptionRule = {
  expects: 'a number, 1 or more',
  accepts: (value) => typeof value === 'number' && value >= 1,
}

const rules: OptionRules = { key: aFunction, max: oneOrMore, idleMs: oneOrMore }

/**
 * Makes sure of a pool's options, and completes them.
 *
 * @throws SessionError `invalid-options`, naming the option.
 */
export function readPoolOptions<Tenant>(
  open: unknown,
  options: PoolOptions<Tenant>,
): CompletePoolOptions<Tenant> {
  checkOptions('pool', { open: aFunction }, { open })
  checkOptions('pool', rules, options)

  const { key, max = 100, idleMs = 600_000 } = options
  return { key, max, idleMs }
}

/** The error of a caller whose function returned something else. */
export function wrongResult(name: string, expected: string): Error {
  return failPool('invalid-options', `The option ${name} must return ${expected}.`)
}
