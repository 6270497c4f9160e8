import { readDate } from '@org/session-core/vendor'

/** When an answer was sent, in milliseconds since 1970: by the server's clock where it tells, otherwise by ours. */
export function sentAt(headers: Headers): number {
  const told = readDate(headers.get('date') ?? '')
  // oxlint-disable-next-line house/no-platform-time -- Wall-clock time, to compare with the `exp` of a token.
  return Number.isNaN(told) ? Date.now() : told
}
