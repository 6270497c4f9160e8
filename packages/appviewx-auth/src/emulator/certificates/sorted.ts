import type { Certificate } from '../inventory/certificate.ts'
import { certificateRecord } from './certificate-record.ts'
import { textOf } from './search-criteria.ts'

type Key = string | number

/**
 * By the field of the answer that `sortColumn` names, and by name where it names none. Numbers go by value, texts letter by
 * letter, capitals or not, as on every machine: not by anybody's language.
 */
export function sorted(
  found: readonly Certificate[],
  { sortColumn, sortOrder }: Readonly<Record<string, unknown>>,
  now: number,
): readonly Certificate[] {
  const column = textOf(sortColumn) || 'commonName'
  const sign = /^(?:desc|-1)/i.test(textOf(sortOrder)) ? -1 : 1
  const keyOf = (certificate: Certificate): Key => {
    const record: object = Object.hasOwn(certificate, column)
      ? certificate
      : certificateRecord(certificate, now)
    const value: unknown = Object.hasOwn(record, column) && Reflect.get(record, column)
    return typeof value === 'number' ? value : textOf(value).toLowerCase()
  }

  return found
    .map((certificate) => ({ certificate, key: keyOf(certificate) }))
    .toSorted((left, right) => sign * compare(left.key, right.key))
    .map(({ certificate }) => certificate)
}

function compare(left: Key, right: Key): number {
  if (left === right) return 0
  return left < right ? -1 : 1
}
