import { failing } from '../errors/session-error.ts'

/** Where a header value comes from, for the message. */
export interface HeaderField {
  readonly protocol: string
  /** The name of the option: `password`. The value itself is never told. */
  readonly field: string
}

/**
 * Checks that a header carries a value unchanged. `fetch` silently trims spaces, which makes another password of it and
 * costs an attempt before the lockout; beyond ASCII, transports differ in the bytes that they send.
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
