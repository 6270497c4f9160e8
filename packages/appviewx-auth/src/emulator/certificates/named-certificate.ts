import type { Certificate } from '../inventory/certificate.ts'
import type { Reply } from '../replies.ts'
import { nameless, noRecords } from '../routes/business-refusals.ts'
import type { Server } from '../server.ts'
import { textOf } from './search-criteria.ts'

/** The certificate that a payload names by its id, or by its name and serial number; or what to answer without one. */
export function namedCertificate(
  payload: Readonly<Record<string, unknown>>,
  { inventory }: Server,
): { readonly certificate: Certificate } | { readonly refused: Reply } {
  const [resourceId, commonName, serialNumber] = ['resourceId', 'commonName', 'serialNumber'].map((name) =>
    textOf(payload[name]),
  )
  if (!resourceId && !(commonName && serialNumber)) return { refused: nameless() }

  const certificate = inventory.find(resourceId ? { resourceId } : { commonName, serialNumber })
  return certificate === undefined ? { refused: noRecords() } : { certificate }
}
