import { type Call, readPayload } from '../call.ts'
import type { Certificate } from '../inventory/certificate.ts'
import { refusal, type Reply, reply } from '../replies.ts'
import { malformedPayload, noRecords } from '../routes/business-refusals.ts'
import type { Server } from '../server.ts'
import { textOf } from './search-criteria.ts'

/**
 * `DELETE certificate/delete`: by `{ certIds: [uuid] }`, or by `commonName` and `serialNumber` in the query (AppViewX 2026.1.0,
 * delete_certificate_using_uuid, whose sample has both). What an unknown certificate gets is inferred.
 */
export function answerDelete(call: Call, { inventory, issuing, settings }: Server): Reply {
  const payload = readPayload(call)
  if (payload === 'malformed') return malformedPayload()

  const [commonName, serialNumber] = [
    call.query.get('commonName') ?? '',
    call.query.get('serialNumber') ?? '',
  ]
  const ids: unknown = payload['certIds']
  const uuids = Array.isArray(ids) ? ids.map(textOf) : []
  if (uuids.length === 0 && !(commonName && serialNumber)) {
    return refusal(417, 'CERT-CA-0047', 'Cert Ids cannot be empty.')
  }

  const named = uuids.length > 0 ? uuids.map((uuid) => ({ uuid })) : [{ commonName, serialNumber }]
  const found = named.map((name) => inventory.find(name))
  if (!found.every((certificate): certificate is Certificate => certificate !== undefined)) return noRecords()

  for (const { resourceId } of found) {
    inventory.remove(resourceId)
    issuing.forget(resourceId)
  }
  return reply(200, {
    message: 'Certificates deleted successfully.',
    appStatusCode: settings().successCode,
    tags: {},
  })
}
