import { failure } from './failure.ts'

/** What each option may be. An option that is undefined counts as absent. */
export type OptionRules = Readonly<Record<string, (value: unknown) => boolean>>

/**
 * Makes sure of options strictly.
 *
 * @throws SessionError `invalid-options`, naming the option and never its value.
 */
export function checkOptions(options: unknown, rules: OptionRules): asserts options is object {
  const given = typeof options === 'object' && options !== null ? options : { options }
  for (const [name, value] of Object.entries(given)) {
    const isKnown = Object.hasOwn(rules, name)
    if (isKnown && (value === undefined || rules[name]?.(value))) continue

    throw failure('invalid-options', `The option ${name} is unknown or not of its type.`)
  }
}
