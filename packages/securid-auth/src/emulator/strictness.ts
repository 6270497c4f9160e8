/** Throws a `TypeError` that names the value and lists what is allowed. */
export type Check = (name: string, value: unknown) => void

const refuse = (name: string, allowed: string): never => {
  throw new TypeError(`SecurID emulator: ${name} must be ${allowed}.`)
}

/** Text that is not empty. */
export const filledText: Check = (name, value) => {
  if (typeof value !== 'string' || value === '') refuse(name, 'a non-empty string')
}

/** Text, possibly empty. */
export const anyText: Check = (name, value) => {
  if (typeof value !== 'string') refuse(name, 'a string')
}

/** A number of `unit` above zero. */
export const positive =
  (unit: string): Check =>
  (name, value) => {
    if (typeof value !== 'number' || !(value > 0) || value === Infinity) refuse(name, `${unit} above 0`)
  }

/** Zero, or a whole number above it. */
export const wholeNumber: Check = (name, value) => {
  if (!Number.isSafeInteger(value) || Number(value) < 0) refuse(name, 'a whole number, 0 or above')
}

/** Milliseconds from zero to what a platform's timer can hold. */
export const milliseconds: Check = (name, value) => {
  const timerLimit = 2_147_483_647
  if (typeof value !== 'number' || !(value >= 0 && value <= timerLimit)) {
    refuse(name, `milliseconds from 0 to ${timerLimit}`)
  }
}

/** One of the words of `allowed`. */
export const oneOf =
  (allowed: Iterable<string>): Check =>
  (name, value) => {
    const words = [...allowed]
    if (typeof value !== 'string' || !words.includes(value)) {
      refuse(`${name} (${printed(value)})`, `one of ${words.join(', ')}`)
    }
  }

/** A list whose entries each pass `check`. */
export const listOf =
  (check: Check): Check =>
  (name, value) => {
    if (!Array.isArray(value)) return refuse(name, 'a list')
    for (const [index, entry] of value.entries()) check(`${name}[${index}]`, entry)
  }

/** An object with no property but those of `shape`; each present one passes its check, the `needed` are present. */
export const shaped =
  (shape: Readonly<Record<string, Check>>, needed: readonly string[] = []): Check =>
  (name, value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse(name, 'an object')

    const given = Object.entries(value).filter(([, entry]) => entry !== undefined)
    const missing = needed.find((property) => given.every(([key]) => key !== property))
    if (missing !== undefined) refuse(`${name}.${missing}`, 'given')
    for (const [property, entry] of given) {
      const check = Object.hasOwn(shape, property) ? shape[property] : undefined
      if (check === undefined)
        return refuse(`${name} (with "${property}")`, `an object of ${Object.keys(shape).join(', ')}`)
      check(`${name}.${property}`, entry)
    }
  }

const printed = (value: unknown): string => (typeof value === 'string' ? `"${value}"` : typeof value)
