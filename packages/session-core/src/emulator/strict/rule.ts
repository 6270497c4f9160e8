/** What a value may be. */
export interface Rule<Value> {
  /** The words that list what is allowed: `a whole number from 0 to 99`. */
  readonly allowed: string
  /** The value, copied where it is an object or a list. What is not allowed is a `TypeError` that begins with `name`. */
  readonly read: (name: string, value: unknown) => Value
}

/**
 * The value, if the rule allows it.
 *
 * @throws TypeError that begins with `name`, says who failed and where (`My emulator: options`), and lists what is allowed.
 */
export const readStrictly = <Value>(name: string, value: unknown, rule: Rule<Value>): Value => {
  assertRule('readStrictly takes a name, a value and', rule)
  return rule.read(name, value)
}

/** Makes sure that there is a rule: who writes a server may have forgotten to import it. */
export function assertRule(takes: string, rule: unknown): void {
  const { read } = Object(rule) as Partial<Rule<unknown>>
  if (typeof read !== 'function') throw new TypeError(`${takes} a rule, such as anyText.`)
}

/** A rule for plain values. `show` says how to print one that is wrong: by its kind, unless it cannot be a secret. */
export const plainRule = <Value>(
  allowed: string,
  accepts: (value: unknown) => value is Value,
  show: (value: unknown) => string = kindOf,
): Rule<Value> => ({
  allowed,
  read: (name, value) => {
    if (accepts(value)) return value
    throw notAllowed(name, allowed, show(value))
  },
})

/** Says what would have been allowed; a value that is not there is called missing. */
export const notAllowed = (name: string, allowed: string, shown: string): TypeError =>
  new TypeError(
    shown === 'undefined'
      ? `${name} must be ${allowed}; it is missing.`
      : `${name} must be ${allowed}, not ${shown}.`,
  )

/** What kind of value it is, and nothing of what is in it. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  if (value === '') return "''"
  if (Array.isArray(value)) return 'a list'
  if (typeof value !== 'object') return `a ${typeof value}`
  const tag = tagOf(value)
  return /^(?!Object$)[a-z]{1,30}$/i.test(tag) ? withArticle(tag) : 'an object'
}

/** `Object`, `Date`, `Promise`, …, also of another realm. */
export const tagOf = (value: object): string => Object.prototype.toString.call(value).slice(8, -1)

/** A word, a number or a truth value as it is; anything else by its kind, and so is a text that no line of a screen can show. */
export function show(value: unknown): string {
  if (typeof value === 'string') return /^\P{C}{0,60}$/u.test(value) ? `'${value}'` : 'this text'
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : kindOf(value)
}

/** A noun, and `a` or `an` before it. */
export const withArticle = (noun: string): string => `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`
