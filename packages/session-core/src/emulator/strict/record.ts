import { didYouMean } from './nearest-name.ts'
import { assertRule, kindOf, notAllowed, type Rule, show, tagOf } from './rule.ts'
import { anyText } from './rules.ts'

/** A rule for every field of a record. */
export type Rules<Fields> = { readonly [Name in keyof Fields]: Rule<Fields[Name]> }

/** An object with these fields and no others, of which the `needed` must be there; undefined counts as not given. */
export const record = <Fields extends object, Needed extends keyof Fields = never>(
  rules: Rules<Fields>,
  needed: readonly Needed[] = [],
): Rule<Partial<Fields> & Pick<Fields, Needed>> => ({
  allowed: 'an object',
  read: (name, value) => {
    const read: Partial<Fields> = {}
    for (const [field, given] of entriesOf(name, value)) {
      if (!isKnown(field, rules)) throw unknownField(name, field, Object.keys(rules))
      if (given !== undefined) read[field] = rules[field].read(`${name}.${field}`, given)
    }
    for (const field of needed) {
      if (!Object.hasOwn(read, field))
        throw notAllowed(`${name}.${String(field)}`, rules[field].allowed, 'undefined')
    }
    return read as Partial<Fields> & Pick<Fields, Needed>
  },
})

/** An object whose names are free, or follow a rule of their own, and whose every value the rule allows. */
export const dictionary = <Value>(
  rule: Rule<Value>,
  key: Rule<string> = anyText,
): Rule<ReadonlyMap<string, Value>> => {
  assertRule('dictionary takes', rule)
  return {
    allowed: `an object, each value ${rule.allowed}`,
    read: (name, value) =>
      new Map(
        entriesOf(name, value).map(([field, given]) => {
          const place = `${name}[${show(field)}]`
          return [key.read(`${place}: its name`, field), rule.read(place, given)]
        }),
      ),
  }
}

function entriesOf(name: string, value: unknown): [string, unknown][] {
  // What keeps what it is elsewhere than in fields, such as a Map, a Date or a Promise, would be read as empty.
  if (typeof value === 'object' && value !== null && /^(?:Object|Module)$/.test(tagOf(value))) {
    return Object.entries(value)
  }
  throw notAllowed(name, 'an object', kindOf(value))
}

const isKnown = <Fields>(field: PropertyKey, rules: Rules<Fields>): field is Extract<keyof Fields, string> =>
  Object.hasOwn(rules, field)

/** What is no word may be a secret, gone astray. */
const unknownField = (name: string, field: string, known: readonly string[]): TypeError => {
  const shown = /^[a-z_-]{1,30}$/i.test(field) ? `'${field}'` : '(not shown)'
  return new TypeError(`${name} has no ${shown}.${didYouMean(field, known)} It knows ${known.join(', ')}.`)
}
