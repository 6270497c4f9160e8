import { namesOf, printed, readCertificate } from '../authority/read-certificate.ts'
import { type Call, readPayload } from '../call.ts'
import { categories, plainCategory, spellCategory } from '../inventory/certificate.ts'
import { refusal, type Reply, reply } from '../replies.ts'
import { malformedPayload, missingField } from '../routes/business-refusals.ts'
import type { Server } from '../server.ts'
import { refusedGroup } from './order.ts'
import { textOf } from './search-criteria.ts'

type Fields = Readonly<Record<string, unknown>>

/**
 * `POST cert-upload-server-certificate` with `{ fileName, fileContent, certificateCategory, groupName }` (AppViewX 2026.1.0,
 * upload_single_certificate_to_the_inventory, which has a work order as mandatory, too: the Vault plugin of 2022 sends none,
 * and its are the answer and the 500 of a certificate that there is). That it is managed from then on is inferred.
 */
export async function answerUpload(call: Call, server: Server): Promise<Reply> {
  const payload = readPayload(call)
  if (payload === 'malformed') return malformedPayload()
  const refused = refusedUpload(payload)
  if (refused !== undefined) return refused

  const { clock, inventory, issuing, settings } = server
  const { library } = await issuing.authority()
  const certificate = readCertificate(library, textOf(payload['fileContent']))
  if (certificate === undefined) return missingField('fileContent')

  const { commonName, issuerCommonName, serialNumber } = printed(certificate)
  const names = namesOf(certificate)
  const name = [commonName, ...names].find(Boolean) ?? textOf(payload['fileName'])
  if (inventory.find({ commonName: name, serialNumber })?.issuerCommonName === issuerCommonName)
    return alreadyThere()

  const added = inventory.add(
    {
      commonName: name,
      issuerCommonName,
      serialNumber,
      subjectAlternativeNames: names.length > 0 ? names : [name],
      category: categoryIn(payload),
      certificateAuthority: issuerCommonName || name,
      group: textOf(payload['groupName']) || 'Default',
      validFrom: certificate.notBefore.value.getTime(),
      validTo: certificate.notAfter.value.getTime(),
    },
    clock.now(),
  )
  issuing.keep(added, { certificate, library })
  const { category, resourceId, uuid } = added
  const message = 'Certificate uploaded successfully.'
  return reply(200, {
    response: { uuid, message, commonName: name, category, id: resourceId },
    message,
    appStatusCode: settings().successCode,
  })
}

const categoryIn = (payload: Fields): string =>
  spellCategory(textOf(payload['certificateCategory']) || 'Server')

/** "Parameter value cannot be CA." */
function refusedUpload(payload: Fields): Reply | undefined {
  const missing = ['fileName', 'fileContent'].find((name) => textOf(payload[name]) === '')
  if (missing !== undefined) return missingField(missing)

  const isKnown = categories.some(
    (category) => plainCategory(category) === plainCategory(categoryIn(payload)),
  )
  if (!isKnown || /ca$/i.test(categoryIn(payload))) return missingField('certificateCategory')
  return refusedGroup(textOf(payload['groupName']))
}

const alreadyThere = (): Reply => refusal(500, null, 'Certificate already exists in inventory.')
