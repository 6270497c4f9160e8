import { SessionError } from '../errors/session-error.ts'

/** Whether an option may have a value; it is asked about `undefined`, too. */
export type Accepts = (value: unknown) => boolean

/** Every option there is, and what it accepts. */
export type OptionRules = Readonly<Record<string, Accepts>>

/** Whose options are checked, for the message. */
export interface OptionSource {
  readonly protocol: string
  /** Where they stand when they are part of others: `credentials`. */
  readonly within?: string
}

/** A text that is not empty. */
export const isText: Accepts = (value) => typeof value === 'string' && value !== ''

/** The same rule for an option that may be absent. */
export const optional =
  (accepts: Accepts): Accepts =>
  (value) =>
    value === undefined || accepts(value)

/**
 * Makes sure of options strictly: each is known, of its type, and there if it has to be. `undefined` counts as absent.
 *
 * @throws SessionError `invalid-options`, naming the option and whether it is missing, unknown or wrong; never its value.
 */
export function checkOptions({ protocol, within }: OptionSource, rules: OptionRules, given: unknown): void {
  const options = fieldsOf(given)
  for (const name of Object.keys({ ...rules, ...options })) {
    const fault = faultOf(name, rules, options[name])
    if (fault === undefined) continue

    const path = within === undefined ? name : `${within}.${name}`
    throw new SessionError('invalid-options', { protocol, message: `The option ${path} is ${fault}.` })
  }
}

function faultOf(name: string, rules: OptionRules, value: unknown): string | undefined {
  const accepts = Object.hasOwn(rules, name) ? rules[name] : undefined
  if (!accepts)
    return value === undefined ? undefined : `unknown. Known are: ${Object.keys(rules).join(', ')}`
  if (accepts(value)) return undefined
  return value === undefined ? 'missing' : 'wrong: not a value that it may have'
}

/** The fields of what should be an object; none of anything else. */
export function fieldsOf(given: unknown): Readonly<Record<string, unknown>> {
  return typeof given === 'object' && given !== null && !Array.isArray(given) ? { ...given } : {}
}
