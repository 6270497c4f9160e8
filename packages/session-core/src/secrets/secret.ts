/** A value that has to be revealed on purpose: inspect, JSON, String and console show `[secret]`. */
export interface Secret<T> {
  /** The value. Call it on the line that writes it to the wire, and nowhere else. */
  readonly reveal: () => T
}

/** Stands where a secret stood. */
export const mark = '[secret]'

/** What every secret shows of itself. Registered symbols, so that two copies of this package agree. */
const face = Object.freeze({
  toString: conceal,
  toJSON: conceal,
  [Symbol.for('nodejs.util.inspect.custom')]: conceal,
  [Symbol.for('Deno.customInspect')]: conceal,
})

/**
 * Hides a value from everything that prints.
 *
 * @example
 * ```ts
 * import { secret } from '@org/session-core'
 *
 * const password = secret('Password@123')
 * console.log(`${password}`) // [secret]
 * ```
 */
export function secret<T>(value: T): Secret<T> {
  return Object.freeze(Object.create(face, { reveal: { value: () => value } }) as Secret<T>)
}

function conceal(): string {
  return mark
}

/** Whether a value hides another: made by `secret`, of this copy of the package or another, or by hand. */
export function isSecret(value: unknown): value is Secret<unknown> {
  return typeof (value as Partial<Secret<unknown>> | null | undefined)?.reveal === 'function'
}
