import type { Call } from '../call.ts'
import { type Reply, reply } from '../replies.ts'
import { noRecords } from './business-refusals.ts'

/** `GET visualworkflow-request-logs?ids=1`: the one request there is, without `ids` too. Its shape is that of a public client. */
export function answerRequestLogs(call: Call): Reply {
  const ids = call.query.get('ids')?.split(',') ?? ['1']
  if (!ids.includes('1')) return noRecords()

  const logged = { request_id: '1', status: 'Completed', created_by: 'admin' }
  return reply(200, { response: { requestList: [logged] } })
}
