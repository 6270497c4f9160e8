/** Throws a `TypeError` that names the value and lists what is allowed. */
export type Check = (name: string, value: unknown) => void

/** Text that is not empty. */
export const filledText: Check = (name, value) => {
  if (typeof value !== 'string' || value === '') refuse(name, value, 'a non-empty string')
}

/** Text, possibly empty. */
export const anyText: Check = (name, value) => {
  if (typeof value !== 'string') refuse(name, value, 'a string')
}

/** Minutes above zero, not without end. */
export const minutes: Check = (name, value) => {
  if (typeof value !== 'number' || !(value > 0 && value < Infinity)) refuse(name, value, 'minutes above 0')
}

/** Zero, or a whole number above it. */
export const wholeNumber: Check = (name, value) => {
  if (!Number.isSafeInteger(value) || Number(value) < 0) refuse(name, value, 'a whole number, 0 or above')
}

/** Milliseconds from zero to `most`. */
export const millisecondsUpTo =
  (most: number): Check =>
  (name, value) => {
    if (typeof value !== 'number' || !(value >= 0 && value <= most)) {
      refuse(name, value, `milliseconds from 0 to ${most}`)
    }
  }

/** One of these words. */
export const oneOf =
  (words: readonly string[]): Check =>
  (name, value) => {
    if (typeof value !== 'string' || !words.includes(value)) refuse(name, value, words.join(', '))
  }

/** A list whose entries each pass `check`. */
export const listOf =
  (check: Check): Check =>
  (name, value) => {
    if (!Array.isArray(value)) return refuse(name, value, 'a list')
    for (const [index, entry] of value.entries()) check(`${name}[${index}]`, entry)
  }

/** An object with no property but those of `shape`, each passing its check; the `needed` must be there. */
export const shaped =
  (shape: Readonly<Record<string, Check>>, needed: readonly string[] = []): Check =>
  (name, value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return refuse(name, value, 'an object')
    }

    const given = new Map(Object.entries(value).filter(([, entry]) => entry !== undefined))
    for (const property of new Set([...needed, ...given.keys()])) {
      const check = Object.hasOwn(shape, property) ? shape[property] : undefined
      if (check === undefined) {
        throw new TypeError(
          `SecurID emulator: ${name} cannot have "${property}". Allowed: ${Object.keys(shape).join(', ')}.`,
        )
      }
      check(`${name}.${property}`, given.get(property))
    }
  }

function refuse(name: string, value: unknown, allowed: string): never {
  const printed = typeof value === 'object' ? 'an object' : JSON.stringify(value)
  throw new TypeError(`SecurID emulator: ${name} cannot be ${printed}. Allowed: ${allowed}.`)
}
