import { failure } from './failure.ts'
import { isRecord } from './wire/answer.ts'
import type { SessionError } from '@org/session-core'

/** Whether a value may stand for an option. */
export type Check = (value: unknown) => boolean

/** A text that says something. */
export const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** A check that also lets an option be absent. */
export const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value)

/**
 * Makes sure that options are the ones there are, each of its kind.
 *
 * @throws SessionError `invalid-options`, naming the option and never its value.
 */
export function checkOptions<Options extends object>(
  checks: Readonly<Record<keyof Options, Check>>,
  given: unknown,
): asserts given is Options {
  const options = isRecord(given) ? given : {}
  const names = Object.keys({ ...checks, ...options }) as (keyof Options & string)[]
  const misfit = names.find((name) => !Object.hasOwn(checks, name) || !checks[name](options[name]))
  if (misfit !== undefined) throw invalidOption(misfit, 'is missing, unknown or wrong')
}

/** The error of a caller who must change an option. */
export function invalidOption(name: string, misfit: string): SessionError {
  return failure('invalid-options', `The option ${name} ${misfit}.`)
}
