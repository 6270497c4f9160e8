import { failing } from './errors/session-error.ts'
import { isObject } from './is-object.ts'
import { shownName } from './shown-name.ts'

/** What one option may be. One that is `undefined` counts as absent. */
export interface OptionRule {
  /** For the message: `a function`, `a number of milliseconds`. */
  readonly expects: string
  /** Whether a value will do. Called with what was given, whatever its type; never with `undefined`. */
  readonly accepts: (value: unknown) => boolean
  /** Default: the option may be absent. */
  readonly required?: boolean
}

/** An option that holds options of its own. */
export interface OptionGroup {
  readonly options: OptionRules
}

/** What options there are, by name. */
export type OptionRules = Readonly<Record<string, OptionRule | OptionGroup>>

/**
 * Makes sure of options strictly.
 *
 * @throws SessionError `invalid-options`, naming the option by its path (`policy.loginBudget.max`), whether it is
 *   missing, unknown or wrong, and what is expected; never a value, nor an unknown name that could be one.
 * @example
 * ```ts
 * import { checkOptions } from '@org/session-core'
 *
 * const isUrl = (value: unknown) => typeof value === 'string' && URL.canParse(value)
 * const rules = { url: { expects: 'a URL', accepts: isUrl, required: true } }
 * checkOptions('toy', rules, { url: 'https://toy.example/' })
 * ```
 */
export function checkOptions(protocol: string, rules: OptionRules, given: unknown): void {
  const message = misfitIn([], rules, given)
  if (message !== undefined) throw failing(protocol)('invalid-options', message)
}

function misfitIn(path: readonly string[], rules: OptionRules, given: unknown): string | undefined {
  const whole = path.length > 0 ? `The option ${path.join('.')} is` : 'The options are'
  if (given === undefined) return `${whole} missing: expected an object.`
  if (!isObject(given)) return `${whole} wrong: expected an object.`

  for (const name of Object.keys({ ...rules, ...given })) {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined
    const misfit = rule
      ? misfitOf([...path, name], rule, given[name])
      : given[name] !== undefined &&
        `The option ${[...path, shownName(name)].join('.')} is unknown. There are ${Object.keys(rules).join(', ')}.`
    if (misfit) return misfit
  }
  return undefined
}

function misfitOf(
  path: readonly string[],
  rule: OptionRule | OptionGroup,
  value: unknown,
): string | undefined {
  const option = `The option ${path.join('.')} is`
  if (value === undefined) {
    return 'required' in rule && rule.required ? `${option} missing: expected ${rule.expects}.` : undefined
  }
  if ('options' in rule) return misfitIn(path, rule.options, value)
  return rule.accepts(value) ? undefined : `${option} wrong: expected ${rule.expects}.`
}
