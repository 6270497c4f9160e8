import type { Call } from '../call.ts'
import { refusal, type Reply, reply } from '../replies.ts'
import { noRecords } from '../routes/business-refusals.ts'
import type { Server } from '../server.ts'
import { requestRecord } from './request-record.ts'

/**
 * `GET visualworkflow-request-logs?ids=1,2`: how far workflow requests are. `ids` is mandatory (AppViewX 2024.2.0,
 * Get_Request_SummaryLog); the list around the requests is a client's of 2025, the answer to an unknown id inferred.
 */
export function answerRequestLogs(call: Call, server: Server): Reply {
  const ids = call.query.get('ids')?.split(',').filter(Boolean) ?? []
  if (ids.length === 0) return refusal(400, 'WORKFLOW_1300', 'Workflow Request ID is Mandatory')

  const found = ids.flatMap((id) => server.requests.find(id.trim()) ?? [])
  if (found.length === 0) return noRecords()

  return reply(200, {
    response: { requestList: found.map((request) => requestRecord(request, server.settings())) },
    message: 'Success',
    appStatusCode: server.settings().successCode,
  })
}
