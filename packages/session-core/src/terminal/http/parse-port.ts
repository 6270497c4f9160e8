import { usageError } from '../exit-code.ts'

/** The number of a port as it was typed. */
export function parsePort(typed: string | undefined, option: string, otherwise = 0): number {
  if (typed === undefined) return otherwise
  const port = /^\d{1,5}$/.test(typed) ? Number(typed) : NaN
  if (port <= 65_535) return port
  throw usageError(`--${option} must be a number from 0 to 65535.`)
}
