import type { Fleet } from './fleet.ts'

/** Logins that may be futile in a row, before the whole fleet has to wait. */
const mostFutile = 3

/** Whether a refusal may cause a login: one path that always refuses must not cost a login per process. */
export function mayRenew({ context, futile }: Fleet): boolean {
  if (!futile || futile.n < mostFutile) return true
  return context.clock.monotonic() >= futile.at + Math.min(1000 * 2 ** futile.n, 60_000)
}
