import { didYouMean } from './nearest-name.ts'
import { assertRule, kindOf, notAllowed, plainRule, type Rule, show } from './rule.ts'

type Word = string | number | boolean | null

/** One of these values and no other. */
export const oneOf = <const Words extends readonly Word[]>(...words: Words): Rule<Words[number]> => {
  const allowed = `one of ${words.map(show).join(', ') || 'none at all'}`
  return {
    allowed,
    read: (name, value) => {
      // oxlint-disable-next-line unicorn/prefer-array-index-of -- It takes words only, and a value is anything.
      const found = words.findIndex((word) => word === value)
      if (found !== -1) return words[found] as Words[number]

      const hint = didYouMean(
        value,
        words.filter((word) => typeof word === 'string'),
      )
      throw new TypeError(`${notAllowed(name, allowed, show(value)).message}${hint}`)
    },
  }
}

/** Text with something in it; may be a secret, and is never printed. */
export const text: Rule<string> = plainRule(
  'a text that is not empty',
  (value): value is string => typeof value === 'string' && value !== '',
)

/** Text that may be empty; never printed. */
export const anyText: Rule<string> = plainRule(
  'a text',
  (value): value is string => typeof value === 'string',
)

/** Text of a certain form, in words that say which; never printed. */
export const matching = (form: RegExp, allowed: string): Rule<string> =>
  plainRule(
    allowed,
    (value): value is string => typeof value === 'string' && form.test(value),
    (value) => (typeof value === 'string' ? 'this text' : kindOf(value)),
  )

/** Yes or no. */
export const yesOrNo: Rule<boolean> = oneOf(true, false)

/** A whole number between two bounds, both included. */
export const wholeNumber = (from: number, to: number): Rule<number> =>
  plainRule(
    `a whole number from ${from} to ${to}`,
    (value): value is number => Number.isInteger(value) && Number(value) >= from && Number(value) <= to,
    show,
  )

/** Milliseconds between two bounds; `Infinity` where a thing may never end. */
export const duration = (from: number, to: number): Rule<number> =>
  plainRule(
    `a number of milliseconds from ${from} to ${to}`,
    (value): value is number => typeof value === 'number' && value >= from && value <= to,
    show,
  )

/** A finite number above a bound, of what `unit` says: `minutes`. */
export const numberAbove = (bound: number, unit: string): Rule<number> =>
  plainRule(
    `${unit} above ${bound}`,
    (value): value is number => typeof value === 'number' && value > bound && value < Infinity,
    show,
  )

/**
 * A function; what it takes and returns is its caller's word.
 * @template Callable what its caller says
 */
export const aFunction = <Callable extends (...parameters: never[]) => unknown>(): Rule<Callable> =>
  plainRule('a function', (value): value is Callable => typeof value === 'function')

/** What another rule allows, or null. */
export const orNull = <Value>(rule: Rule<Value>): Rule<Value | null> => {
  assertRule('orNull takes', rule)
  return {
    allowed: `${rule.allowed}, or null`,
    read: (name, value) => (value === null ? null : rule.read(name, value)),
  }
}

/** A list whose every entry the rule allows; errors name the place: `users[2].password`. */
export const listOf = <Value>(rule: Rule<Value>): Rule<readonly Value[]> => {
  assertRule('listOf takes', rule)
  return {
    allowed: `a list, each entry ${rule.allowed}`,
    read: (name, value) => {
      if (!Array.isArray(value)) throw notAllowed(name, 'a list', kindOf(value))
      // A hole in it is an entry, too.
      return Array.from(value, (entry: unknown, index) => rule.read(`${name}[${index}]`, entry))
    },
  }
}
