import type { Grant } from '../../protocol.ts'

/**
 * What of a grant no record can carry, in a word: JSON would drop it, or make something else of it. `undefined` where all
 * of it comes back as it was. Fields that are `undefined` are the same as absent ones.
 */
export function misfitOf({ key, subject, notes }: Grant<unknown>): string | undefined {
  return misfitIn([key.reveal(), { subject, notes }], [])
}

function misfitIn(value: unknown, within: readonly object[]): string | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return undefined
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : String(value)
  if (typeof value !== 'object') return typeof value
  if (within.includes(value)) return 'what holds itself'

  const inside = [...within, value]
  // A hole of a list becomes null.
  if (Array.isArray(value)) return firstOf(Array.from(value as unknown[]), inside)
  if (!isPlain(value)) return Object.prototype.toString.call(value).slice('[object '.length, -1)
  return firstOf(
    Object.values(value).filter((part) => part !== undefined),
    inside,
  )
}

function firstOf(parts: readonly unknown[], inside: readonly object[]): string | undefined {
  for (const part of parts) {
    const misfit = misfitIn(part, inside)
    if (misfit !== undefined) return misfit
  }
  return undefined
}

/** Of any realm. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
