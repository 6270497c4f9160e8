import type { Grant } from '../../protocol.ts'

/**
 * What of a grant no record can carry, in a word: JSON would drop it, or make something else of it. `undefined` where all
 * of it comes back as it was. Fields that are `undefined` are the same as absent ones.
 */
export function misfitOf({ key, subject, notes }: Grant<unknown>): string | undefined {
  return misfitIn([key.reveal(), { subject, notes }], [])
}

function misfitIn(value: unknown, within: readonly object[]): string | undefined {
  if (value === null || /^(?:string|boolean)$/.test(typeof value)) return undefined
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : String(value)
  if (typeof value !== 'object') return typeof value
  if (within.includes(value)) return 'what holds itself'
  if (!Array.isArray(value) && !isPlain(value)) return Object.prototype.toString.call(value).slice(8, -1)

  // A hole of a list would become null.
  const parts = Array.isArray(value)
    ? Array.from(value as unknown[])
    : Object.values(value).filter((part) => part !== undefined)
  for (const part of parts) {
    const misfit = misfitIn(part, [...within, value])
    if (misfit !== undefined) return misfit
  }
  return undefined
}

/** Of any realm. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
