/** What a value may be: a test, and the words that list what passes it. */
export interface Rule<Value> {
  readonly allowed: string
  readonly accepts: (value: unknown) => value is Value
}

/** A rule for every field of a record. */
export type Rules<Fields> = { readonly [Name in keyof Fields]-?: Rule<Fields[Name]> }

type Literal = string | number | boolean | null

function show(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`
  return typeof value === 'object' && value !== null ? 'an object' : String(value)
}

/** One of these values and no other. */
export const oneOf = <const Values extends readonly Literal[]>(...values: Values): Rule<Values[number]> => ({
  allowed: `one of ${values.map(show).join(', ')}`,
  accepts: (value): value is Values[number] => values.some((each) => each === value),
})

/** Text with something in it. */
export const text: Rule<string> = {
  allowed: 'a text that is not empty',
  accepts: (value): value is string => typeof value === 'string' && value !== '',
}

/** Text that may be empty. */
export const anyText: Rule<string> = {
  allowed: 'a text',
  accepts: (value): value is string => typeof value === 'string',
}

/** Yes or no. */
export const yesOrNo: Rule<boolean> = oneOf(true, false)

/** A whole number between two bounds, both included. */
export const wholeNumber = (from: number, to: number): Rule<number> => ({
  allowed: `a whole number from ${from} to ${to}`,
  accepts: (value): value is number =>
    Number.isInteger(value) && Number(value) >= from && Number(value) <= to,
})

/** Milliseconds; `Infinity` where a thing may never end. */
export const duration = (from: number, to: number): Rule<number> => ({
  allowed: `a number of milliseconds from ${from} to ${to}`,
  accepts: (value): value is number => typeof value === 'number' && value >= from && value <= to,
})

/** What another rule allows, or nothing. */
export const orNull = <Value>(rule: Rule<Value>): Rule<Value | null> => ({
  allowed: `${rule.allowed}, or null`,
  accepts: (value): value is Value | null => value === null || rule.accepts(value),
})

/** A mistake in the use of the emulator itself: it is thrown at once, and never becomes an answer. */
export const misuse = (sentence: string): TypeError => new TypeError(`AppViewX emulator: ${sentence}`)

/** The value, if the rule allows it; otherwise a `TypeError` that names it and lists what is allowed. */
export function strictly<Value>(name: string, value: unknown, rule: Rule<Value>): Value {
  if (rule.accepts(value)) return value

  throw misuse(`${name} must be ${rule.allowed}, not ${show(value)}.`)
}

/** A copy of the record, if every field is known and allowed. */
export function strictRecord<Fields extends object>(
  name: string,
  given: unknown,
  rules: Rules<Fields>,
): Partial<Fields> {
  if (typeof given !== 'object' || given === null)
    throw misuse(`${name} must be an object, not ${show(given)}.`)

  const read: Partial<Fields> = {}
  for (const [field, value] of Object.entries(given)) {
    if (!isKnown(field, rules)) {
      throw misuse(`${name} has no '${field}'. It knows ${Object.keys(rules).join(', ')}.`)
    }
    read[field] = strictly(`${name}.${field}`, value, rules[field])
  }
  return read
}

const isKnown = <Fields>(field: PropertyKey, rules: Rules<Fields>): field is keyof Fields =>
  Object.hasOwn(rules, field)
