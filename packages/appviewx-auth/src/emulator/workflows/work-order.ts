import { type Call, fieldsOf, readPayload } from '../call.ts'
import { textOf } from '../certificates/search-criteria.ts'
import { type Reply, reply } from '../replies.ts'
import { malformedPayload, missingField, noRecords } from '../routes/business-refusals.ts'
import type { Server } from '../server.ts'

/**
 * `POST certificate/workorder/update` with `{ data: { task_action }, header: { request_id, workorder_id, task_id } }`: 1
 * implements a request that waits for approval, 2 rejects it (AppViewX 2020.3.0, Request_Structure_2930769). The answers are
 * inferred.
 */
export function answerWorkOrder(call: Call, server: Server): Reply {
  const payload = readPayload(call)
  if (payload === 'malformed') return malformedPayload()

  const header = fieldsOf(payload['header'])
  const missing = ['request_id', 'workorder_id', 'task_id'].find((name) => textOf(header[name]) === '')
  if (missing !== undefined) return missingField(missing)
  const action = textOf(fieldsOf(payload['data'])['task_action'])
  if (action !== '1' && action !== '2') return missingField('task_action')

  const requestId = textOf(header['request_id'])
  if (!server.requests.approve(requestId, action === '1' ? 'implement' : 'reject')) return noRecords()

  return reply(200, {
    response: { requestId, status: action === '1' ? 'Implemented' : 'Rejected' },
    message: 'Success',
    appStatusCode: server.settings().successCode,
  })
}
