import { fieldsOf } from '../call.ts'
import { plainSerial } from '../inventory/certificate-name.ts'
import { type Certificate, plainCategory } from '../inventory/certificate.ts'
import { expiryStatusOf } from '../inventory/expiry-status.ts'

type Fields = Readonly<Record<string, unknown>>
type Criterion = (certificate: Certificate) => boolean

/**
 * What `input` asks for. A keyword that no document knows finds nothing; the words of a keyword may stand anywhere in a
 * field, in either case (inferred).
 */
export function searchCriterion(input: Fields, now: number): Criterion {
  const criteria = [
    inCategory(input),
    ...Object.entries({ ...namesIn(input), ...fieldsOf(input['keywordSearch']) }).map(([keyword, wanted]) =>
      byKeyword(keyword, textOf(wanted), now),
    ),
    ...[textOf(input['freeSearch'])].filter(Boolean).map((wanted) => byAnyField(wanted, now)),
  ]
  return (certificate) => criteria.every((fits) => fits(certificate))
}

/** One category or several, separated by commas; a search by id needs none, any other takes `Server`. */
function inCategory({ category, resourceId }: Fields): Criterion {
  const given = textOf(category) || (textOf(resourceId) === '' ? 'Server' : '')
  if (given === '') return () => true

  const wanted = new Set(given.split(',').map(plainCategory))
  return (certificate) => wanted.has(plainCategory(certificate.category))
}

/** The id is documented; the names beside it are what the Terraform provider sends. */
const namesIn = ({ commonName, resourceId, serialNumber }: Fields): Fields =>
  Object.fromEntries(
    Object.entries({ certcn: commonName, resourceId, certserialno: serialNumber }).filter(
      ([, value]) => value !== undefined,
    ),
  )

/** What each keyword looks at (AppViewX 2026.1.0, search_get_certificate_inventory; 2020.3.0, Request_Structure_2930677). */
const keywords: Readonly<Record<string, (certificate: Certificate, now: number) => readonly string[]>> = {
  'subject:cn': ({ commonName }) => [commonName],
  certcn: ({ commonName }) => [commonName],
  certissuer: ({ issuerCommonName }) => [issuerCommonName],
  'issuer:cn': ({ issuerCommonName }) => [issuerCommonName],
  certsan: ({ subjectAlternativeNames }) => subjectAlternativeNames,
  certstatus: (certificate, now) => [certificate.status, expiryStatusOf(certificate, now)],
}

function byKeyword(keyword: string, wanted: string, now: number): Criterion {
  if (keyword === 'resourceId') return ({ resourceId }) => resourceId === wanted
  if (keyword === 'certserialno')
    return ({ serialNumber }) => has([plainSerial(serialNumber)], plainSerial(wanted))

  const look = Object.hasOwn(keywords, keyword) ? keywords[keyword] : undefined
  return (certificate) => look !== undefined && has(look(certificate, now), wanted)
}

function byAnyField(wanted: string, now: number): Criterion {
  return (certificate) => {
    const fields = [...Object.values(certificate).flat(), expiryStatusOf(certificate, now)]
    return has(fields.map(textOf), wanted)
  }
}

const has = (values: readonly string[], wanted: string): boolean =>
  values.some((value) => value.toLowerCase().includes(wanted.toLowerCase()))

/** A text or a number as text; nothing of any other value. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''
