import { type Call, fieldsOf, readPayload } from '../call.ts'
import { type Reply, reply } from '../replies.ts'
import { malformedPayload, missingField, noRecords } from './business-refusals.ts'
import { type Certificate, certificates } from './certificates.ts'

/**
 * `POST certificate/search`: `{ input: { category, keywordSearch }, filter: { max, start, sortColumn, sortOrder } }`,
 * all numbers also as text, `start` counted from 1. Without `input`, every category. The shape is that of public
 * clients; the inventory is made up.
 */
export function answerCertificateSearch(call: Call): Reply {
  const payload = readPayload(call)
  if (payload === 'malformed') return malformedPayload()

  const input = fieldsOf(payload['input'])
  if ('input' in payload && typeof input['category'] !== 'string') return missingField('category')

  const found = certificates.filter((certificate) => matches(certificate, input))
  if (found.length === 0) return noRecords()

  const filter = fieldsOf(payload['filter'])
  const start = numberOf(filter['start'], 1)
  const objects = found.toSorted(order(filter)).slice(start - 1, start - 1 + numberOf(filter['max'], 10))
  return reply(200, { response: { response: { totalRecords: found.length, objects: objects.map(toJson) } } })
}

function matches(certificate: Certificate, input: Readonly<Record<string, unknown>>): boolean {
  const wanted = Object.entries({ category: input['category'] ?? '', ...fieldsOf(input['keywordSearch']) })
  const fields: Readonly<Record<string, unknown>> = { ...certificate, certstatus: certificate.status }

  return wanted.every(([name, value]) => textOf(fields[name]).includes(textOf(value)))
}

function order(filter: Readonly<Record<string, unknown>>): (left: Certificate, right: Certificate) => number {
  const column = typeof filter['sortColumn'] === 'string' ? filter['sortColumn'] : 'commonName'
  const direction = filter['sortOrder'] === 'desc' ? -1 : 1

  return (left, right) =>
    direction * textOf(fieldsOf(left)[column]).localeCompare(textOf(fieldsOf(right)[column]))
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).toLowerCase() : ''

const numberOf = (value: unknown, fallback: number): number => Math.trunc(Number(value)) || fallback

const toJson = (certificate: Certificate): Record<string, string | number> => ({ ...certificate })
