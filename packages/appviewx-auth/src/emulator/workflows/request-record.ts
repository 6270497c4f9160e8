import type { Json } from '../call.ts'
import type { AppViewXEmulatorSettings } from '../settings.ts'
import type { WorkflowRequest } from './requests.ts'

/** The numbers are a client's of 2025: 0 runs, 1 is done; of the failures 2, 3, 8, 9, 10 and 11 this server knows two. */
const words = ['In Progress', 'Completed', 'Failed', 'Rejected'] as const
const taskWords = ['In Progress', 'Success', 'Failed', 'Rejected'] as const

/** A workflow request as its log shows it; the names are those that clients of 2025 read. */
export function requestRecord(request: WorkflowRequest, { requestState }: AppViewXEmulatorSettings): Json {
  const { createdAt, createdBy, id, log, state, task, workflowName } = request

  return {
    requestId: id,
    request_id: id,
    workorderId: '0',
    workflowName,
    workflowVersion: 'version1',
    requestType: workflowName,
    status: words[state],
    ...(requestState === 'statusCode' ? { statusCode: state } : { stausCode: String(state) }),
    message: log.at(-1) ?? '',
    created_by: createdBy,
    created_time: createdAt,
    tasks: [
      {
        task_id: 'review_1',
        task_name: task,
        task_status: taskWords[state],
        state,
        logs: log.map((message) => ({ user: createdBy, message, time: createdAt })),
      },
    ],
  }
}
