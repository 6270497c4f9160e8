import { printed } from '../authority/read-certificate.ts'
import type { Call, Json } from '../call.ts'
import { type Reply, reply } from '../replies.ts'
import { missingField, noRecords } from '../routes/business-refusals.ts'
import type { Server } from '../server.ts'

/**
 * `GET cert-holisticview-get-chain-with-actions?certificateId=`: the root first, and the certificate itself last, whose number
 * is empty until it is issued. No document knows it: request and answer are those of a Vault plugin of 2020.
 */
export async function answerChain({ query }: Call, { inventory, issuing, settings }: Server): Promise<Reply> {
  const resourceId = query.get('certificateId') ?? ''
  if (resourceId === '') return missingField('certificateId')
  const certificate = inventory.find({ resourceId })
  if (certificate === undefined) return noRecords()

  const { commonName, issuerCommonName, status, serialNumber, uuid } = certificate
  const isIssued = status !== 'New Certificate'
  const { chain } = isIssued ? await issuing.certificateOf(certificate) : { chain: [] }
  const own = { commonName, issuerCommonName, serialNumber: isIssued ? serialNumber : '', uuid }
  return reply(200, {
    response: {
      certificateChain: [...chain.map(ofAuthority).toReversed(), own].map((certificateView) => ({
        certificateView,
      })),
    },
    appStatusCode: settings().successCode,
  })
}

/** The inventory has no authorities. */
const ofAuthority = (certificate: Parameters<typeof printed>[0]): Json => ({
  ...printed(certificate),
  uuid: '',
})
