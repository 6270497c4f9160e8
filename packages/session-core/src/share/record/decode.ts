import { emptyRecord, type FleetRecord, type LeavingGrant, type SharedGrant } from './record.ts'

type Wire = Record<string, unknown>

/** Of what a grant may tell. */
const types: Readonly<Record<string, string>> = {
  subject: 'string',
  notes: 'object',
  idleMs: 'number',
  lifetimeMs: 'number',
}

/** Reads what `encodeRecord` wrote at the moment `writtenAt`. What is missing or makes no sense counts as absent. */
export function decodeRecord(text: string, writtenAt: number): FleetRecord {
  const wire = objectOf(JSON.parse(text) as unknown)
  const { epoch, n, grant, lease, failed, leaving, ended, rejected, rearms, spent, futile, ...others } = wire
  const before = (age: unknown): number => writtenAt - numberOf(age)
  return {
    ...emptyRecord,
    epoch: numberOf(epoch),
    n: numberOf(n),
    rearms: numberOf(rearms),
    grant: decodeGrant(grant, writtenAt),
    lease: owned(lease, writtenAt) as FleetRecord['lease'],
    failed: owned(failed, writtenAt) as FleetRecord['failed'],
    leaving: listOf(leaving).flatMap((one) => decodeLeaving(one, writtenAt)),
    ended: listOf(ended) as FleetRecord['ended'],
    rejected: objectOf(rejected) as FleetRecord['rejected'],
    spent: listOf(spent).map(before),
    futile: futile ? (dated(objectOf(futile), writtenAt) as FleetRecord['futile']) : undefined,
    others,
  }
}

function decodeGrant(wire: unknown, writtenAt: number): SharedGrant | undefined {
  const { ageMs, quietMs, ...told } = objectOf(wire)
  if (typeof told['id'] !== 'string' || told['key'] === undefined) return undefined
  const isRead = ([name, value]: [string, unknown]): boolean =>
    new Set<unknown>([undefined, typeof (value ?? undefined)]).has(types[name])
  const grant: Wire = Object.fromEntries(Object.entries(told).filter(isRead))
  return {
    ...(grant as Pick<SharedGrant, 'id' | 'key'>),
    issuedAt: writtenAt - numberOf(ageMs),
    activeAt: writtenAt - numberOf(quietMs),
    accepted: grant['accepted'] === true,
    account: Array.isArray(grant['account']) ? grant['account'].map(String) : undefined,
  }
}

function decodeLeaving(wire: unknown, writtenAt: number): readonly LeavingGrant[] {
  const { dueInMs, ...rest } = objectOf(wire)
  const grant = decodeGrant(rest, writtenAt)
  return grant ? [{ grant, dueAt: writtenAt + numberOf(dueInMs) }] : []
}

function dated({ ageMs, ...rest }: Wire, writtenAt: number): unknown {
  return { ...rest, at: writtenAt - numberOf(ageMs) }
}

function owned(value: unknown, writtenAt: number): unknown {
  const wire = objectOf(value)
  return typeof wire['owner'] === 'string' ? dated(wire, writtenAt) : undefined
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function objectOf(value: unknown): Wire {
  return typeof value === 'object' && value !== null ? (value as Wire) : {}
}
