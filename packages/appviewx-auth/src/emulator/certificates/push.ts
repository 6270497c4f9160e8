import { fieldsOf, type GuardedCall, readPayload } from '../call.ts'
import { withRequest } from '../inventory/certificate.ts'
import { type Reply, reply } from '../replies.ts'
import { malformedPayload, missingField, noRecords } from '../routes/business-refusals.ts'
import type { Server } from '../server.ts'
import { textOf } from './search-criteria.ts'

/** `POST certificate/pushToDevice` (AppViewX 2020.3.0, Request_Structure_2930743; the answer of 2020.1.0, Push_Certificate). */
export function answerPush(call: GuardedCall, server: Server): Reply {
  const payload = readPayload(call)
  if (payload === 'malformed') return malformedPayload()

  const { certificateDetails, certificateId, selectedProfiles } = payload
  if (textOf(certificateId) === '') return missingField('certificateId')
  const profiles = [selectedProfiles].flat().map(textOf).filter(Boolean)
  if (profiles.length === 0) return missingField('selectedProfiles')
  if (Object.keys(fieldsOf(certificateDetails)).length === 0) return missingField('certificateDetails')

  const certificate = server.inventory.find({ resourceId: textOf(certificateId) })
  if (certificate === undefined) return noRecords()

  const { resourceId, requestIds } = certificate
  const request = server.requests.submit({
    workflowName: 'Push Certificate',
    createdBy: call.username,
    task: 'Push Certificate',
    work: () => JSON.stringify({ response: { resourceId } }),
  })
  server.inventory.change(resourceId, { requestIds: withRequest(requestIds, request.id) })
  const message = `${profiles.length} connector(s) saved and push operation has been triggered`
  return reply(202, { response: { requestId: request.id }, message })
}
