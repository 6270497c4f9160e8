import { SessionError } from './errors/session-error.ts'

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
export function assertHeaderValue({ protocol, field }: HeaderField, value: unknown): asserts value is string {
  const refuse = (what: string): never => {
    throw new SessionError('invalid-options', {
      protocol,
      message: `The field ${field} ${what}. It travels in an HTTP header, which cannot carry it unchanged.`,
    })
  }
  if (typeof value !== 'string') return refuse('is not a string')
  if (value === '') refuse('is empty')
  if (/^[ \t]|[ \t]$/.test(value)) refuse('begins or ends with a space or tab')
  if (/[^\t\u{20}-\u{10FFFF}]|\u{7F}/u.test(value)) refuse('holds a control character')
  if (/[^\t\u{20}-\u{7E}]/u.test(value)) refuse('holds a character beyond ASCII')
}
