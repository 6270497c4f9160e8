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
  const message = misfitOf([], { options: rules, required: true }, given)
  if (message !== undefined) throw failing(protocol)('invalid-options', message)
}

type Rule = (OptionRule | OptionGroup) & Pick<OptionRule, 'required'>

function misfitOf(path: readonly string[], rule: Rule, given: unknown): string | undefined {
  const option = path.length > 0 ? `The option ${path.join('.')} is` : 'The options are'
  const { expects, accepts } = 'options' in rule ? objectOf(rule) : rule
  if (given === undefined) return rule.required ? `${option} missing: expected ${expects}.` : undefined
  if (!accepts(given)) return `${option} wrong: expected ${expects}.`
  return 'options' in rule
    ? misfitIn(path, rule.options, given as Readonly<Record<string, unknown>>)
    : undefined
}

function objectOf({ options }: OptionGroup): OptionRule {
  return { expects: `an object with ${namesIn(options)}`, accepts: isObject }
}

function namesIn(options: OptionRules): string {
  return Object.keys({ ...options }).join(', ') || 'none'
}

function misfitIn(
  path: readonly string[],
  rules: OptionRules,
  given: Readonly<Record<string, unknown>>,
): string | undefined {
  for (const name of Object.keys({ ...rules, ...given })) {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined
    const misfit = rule
      ? misfitOf([...path, name], rule, given[name])
      : given[name] !== undefined &&
        `The option ${[...path, shownName(name)].join('.')} is unknown. There are ${namesIn(rules)}.`
    if (misfit) return misfit
  }
  return undefined
}
