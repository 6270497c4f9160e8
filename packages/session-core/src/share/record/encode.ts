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
