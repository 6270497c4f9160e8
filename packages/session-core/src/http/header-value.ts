import { failing } from '../errors/session-error.ts'

/** Where a value that is to travel in a header comes from. */
export interface HeaderField {
  readonly protocol: string
  /** How the option is called: `password`. The value itself is never named. */
  readonly field: string
}

/**
 * Makes sure that a header carries a value unchanged. `fetch` trims spaces without a word, which is another
 * password and one step nearer to a lockout; beyond ASCII, transports differ in the bytes they send.
 *
 * @throws SessionError `invalid-options`, naming the field and never the value.
 */
export function assertHeaderValue(source: HeaderField, value: unknown): asserts value is string {
  if (isHeaderValue(value)) return

  const { protocol, field } = Object(source) as HeaderField
  throw failing(protocol)(
    'invalid-options',
    `A header cannot carry ${field} unchanged. Use printable ASCII, without white space at its ends.`,
  )
}

/** Whether a header carries a value as it is, on every transport. */
export function isHeaderValue(value: unknown): value is string {
  return typeof value === 'string' && /^[!-~](?:[\t -~]*[!-~])?$/.test(value)
}
