import type { Grant } from '../../protocol.ts'
import type { FleetRecord, SharedGrant } from './record.ts'

/** A record as a text. Moments become durations, at the moment `now`. */
export function encodeRecord(record: FleetRecord, now: number): string {
  const { others, grant, lease, leaving, failed, futile, spent, ...rest } = record
  const since = (moment: number): number => Math.max(0, Math.round(now - moment))
  return JSON.stringify({
    ...others,
    ...rest,
    grant: grant && encodeGrant(grant, since),
    leaving: leaving.map(({ grant: gone, dueAt }) => ({
      ...encodeGrant(gone, since),
      dueInMs: Math.max(0, Math.round(dueAt - now)),
    })),
    lease: lease && withAge(lease, since),
    failed: failed && withAge(failed, since),
    futile: futile && withAge(futile, since),
    spent: spent.map(since),
  })
}

function encodeGrant(grant: SharedGrant, since: (moment: number) => number): object {
  const { issuedAt, activeAt, ...rest } = grant
  return { ...rest, ageMs: since(issuedAt), quietMs: since(activeAt) }
}

function withAge({ at, ...rest }: { readonly at: number }, since: (moment: number) => number): object {
  return { ...rest, ageMs: since(at) }
}

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
  return parts.map((part) => misfitIn(part, [...within, value])).find((misfit) => misfit !== undefined)
}

/** Of any realm. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
