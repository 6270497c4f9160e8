import { formats } from '../authority/formats.ts'
import { toBase64 } from '../authority/pem.ts'
import { fieldsOf, type GuardedCall, readPayload } from '../call.ts'
import type { Certificate } from '../inventory/certificate.ts'
import { type Reply, reply } from '../replies.ts'
import { keyRestricted, malformedPayload, missingField } from '../routes/business-refusals.ts'
import type { Server } from '../server.ts'
import type { NewRequest } from '../workflows/requests.ts'
import { wrongTiming } from './modes.ts'
import { type Draft, readOrder } from './order.ts'
import { textOf } from './search-criteria.ts'

/**
 * `POST certificate/create?isSync=&ttl=&autoApproval=`. With `isSync=true` the certificate comes with the answer, in Base64;
 * otherwise a request is accepted that makes it (AppViewX 2020.3.0, Request_Structure_2930609 and Status_codes_2930586).
 */
export async function answerCreate(call: GuardedCall, server: Server): Promise<Reply> {
  const payload = readPayload(call)
  if (payload === 'malformed') return malformedPayload()
  const wrong = wrongTiming(call)
  if (wrong !== undefined) return wrong

  const { format = 'PEM', password } = fieldsOf(payload['certificateFormat'])
  const write = formats[textOf(format).toUpperCase()]
  if (write === undefined) return missingField('format')

  const draft = await readOrder(payload, server)
  if ('refused' in draft) return draft.refused
  const isSync = call.query.get('isSync') === 'true'
  const isOwnKey = 'keyType' in draft.key
  if (isSync && write === formats['PK8'] && !isOwnKey) return keyRestricted(draft.certificate)
  await server.issuing.authority()

  const certificate = takeIn(draft, server)
  const request = server.requests.submit({
    ...creation(certificate, call.username, server),
    needsApproval: call.query.get('autoApproval') === 'false',
  })
  server.inventory.change(certificate.resourceId, { requestIds: [request.id] })
  const record = { resourceId: certificate.resourceId, requestId: request.id }
  if (!isSync) {
    return reply(202, {
      response: record,
      message: 'Certificate submission triggered successfully.',
      tags: {},
    })
  }

  await server.requests.finish(request.id)
  const issued = await server.issuing.certificateOf(certificate)
  const content = await write(issued, { withChain: false, password: textOf(password) })
  return reply(200, {
    response: {
      ...record,
      certificateContent: toBase64(content),
      encodedFormat: 'Base64',
      certificateName: certificate.commonName,
    },
    message: 'Certificate created successfully.',
    appStatusCode: server.settings().successCode,
    tags: {},
  })
}

/** Puts a certificate that is to be into the inventory. */
export function takeIn({ certificate, key }: Draft, { clock, inventory, issuing }: Server): Certificate {
  const added = inventory.add(certificate, clock.now())
  issuing.useKey(added.resourceId, key)
  return added
}

/** The request that issues a certificate; a client of 2025 finds its id in the words of the log. */
export const creation = ({ resourceId }: Certificate, createdBy: string, server: Server): NewRequest => ({
  workflowName: 'Create Certificate',
  createdBy,
  task: 'Trigger Certificate Creation',
  work: () => {
    server.inventory.change(resourceId, { status: 'Managed' })
    return JSON.stringify({ response: { resourceId } })
  },
})
