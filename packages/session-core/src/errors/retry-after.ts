import { longestTimer, platformClock } from '../time/clock.ts'

/**
 * How long a server asks to wait, in milliseconds: what `Retry-After` says (RFC 9110, 10.2.3), in seconds or as a date;
 * undefined when it says nothing that can be read. A date counts from the answer's own `Date`, so that clock skew
 * cannot matter. At most 2³¹ − 1, which a timer can hold.
 *
 * @throws TypeError when `headers` are not headers.
 */
export function readRetryAfter(headers: Headers, now = platformClock.wall()): number | undefined {
  if (!(headers as Partial<Headers> | null | undefined)?.get)
    throw new TypeError('readRetryAfter takes headers.')
  const said = headers.get('retry-after')?.trim()
  if (!said) return undefined
  if (/^\d+(?:\.\d+)?$/.test(said)) return boundWait(Number(said) * 1000)

  return boundWait(readDate(said) - (readDate(headers.get('date') ?? '') || now))
}

/** A wait that a timer can hold, in milliseconds; none where none was given. */
export function boundWait(ms: unknown): number | undefined {
  return typeof ms === 'number' && ms >= -Infinity
    ? Math.min(Math.max(Math.ceil(ms), 0), longestTimer)
    : undefined
}

/**
 * One of the three forms of HTTP dates, in milliseconds since 1970; NaN for anything else, which the platform would take
 * for some year. All are in UTC, and the oldest form does not say so (RFC 9110, 5.6.7); a zone that is named all the same
 * counts.
 */
export function readDate(text: string): number {
  if (!/^[a-z]+,? .*\d:/i.test(text)) return NaN
  return Date.parse(/[A-Z+-]\d*$/.test(text) ? text : `${text} GMT`)
}
