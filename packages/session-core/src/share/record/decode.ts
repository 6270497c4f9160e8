import type { FleetRecord, LeavingGrant, SharedGrant } from './record.ts'

type Wire = Record<string, unknown>

/** The moment that many milliseconds before the record was written. */
type Before = (ms: unknown) => number

/** Reads what `encodeRecord` wrote at the moment `writtenAt`. What is missing or makes no sense counts as absent. */
export function decodeRecord(text: string, writtenAt: number): FleetRecord {
  const wire = objectOf(JSON.parse(text) as unknown)
  const { epoch, era, n, grant, lease, failed, leaving, ended, rejected, rearms, spent, futile, ...others } =
    wire
  const before: Before = (age) => writtenAt - numberOf(age)
  return {
    epoch: numberOf(epoch),
    era: era as string | undefined,
    n: numberOf(n),
    rearms: numberOf(rearms),
    grant: decodeGrant(grant, before),
    lease: having('owner', lease, before) as FleetRecord['lease'],
    failed: having('owner', failed, before) as FleetRecord['failed'],
    leaving: listOf(leaving).flatMap((one) => decodeLeaving(one, before)),
    ended: listOf(ended) as FleetRecord['ended'],
    rejected: { ...(rejected as FleetRecord['rejected']) },
    spent: listOf(spent).map(before),
    futile: having('n', futile, before) as FleetRecord['futile'],
    others,
  }
}

function decodeGrant(wire: unknown, before: Before): SharedGrant | undefined {
  const { ageMs, quietMs, ...grant } = objectOf(wire)
  if (grant['id'] === undefined || grant['key'] === undefined) return undefined
  return {
    ...(grant as Pick<SharedGrant, 'id' | 'key'>),
    issuedAt: before(ageMs),
    activeAt: before(quietMs),
    accepted: grant['accepted'] === true,
    account: Array.isArray(grant['account']) ? grant['account'].map(String) : undefined,
  }
}

function decodeLeaving(wire: unknown, before: Before): readonly LeavingGrant[] {
  const { dueInMs, ...rest } = objectOf(wire)
  const grant = decodeGrant(rest, before)
  return grant ? [{ grant, dueAt: before(0) + numberOf(dueInMs) }] : []
}

function having(name: string, value: unknown, before: Before): unknown {
  const { ageMs, ...rest } = objectOf(value)
  return rest[name] === undefined ? undefined : { ...rest, at: before(ageMs) }
}

/** Nothing was written at a moment to come. */
function numberOf(value: unknown): number {
  return Math.max(0, Number.isFinite(value) ? (value as number) : 0)
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function objectOf(value: unknown): Wire {
  return Object.fromEntries(Object.entries(Object(value) as Wire).filter(isFit))
}

/** What a field is tells its name, wherever it stands. JSON may hold more than any number: 1e999. */
function isFit([name, value]: readonly [string, unknown]): boolean {
  if (/^(?:id|owner|subject)$/.test(name)) return typeof value === 'string'
  if (/^(?:.+Ms|n|prompts)$/.test(name)) return Number.isFinite(value)
  return name !== 'notes' || Object(value) === value
}
