import { type Call, readPayload } from '../call.ts'
import { refusal, type Reply, reply } from '../replies.ts'
import type { Server } from '../server.ts'
import { malformedPayload, missingField, noRecords } from './business-refusals.ts'
import { forbid } from './gateway.ts'

/**
 * `POST execute-hook` with `{ payload: { hookName } }`. The hooks are made up, one for each way such a call ends:
 * `deploy-certificate` runs, `rotate-root-key` is not for this user, `push-to-unsupported-device` is a 406 and
 * `failing-script` a 417; any other name is not found.
 */
export function answerExecuteHook(call: Call, server: Server): Reply {
  const payload = readPayload(call)
  if (payload === 'malformed') return malformedPayload()

  const { hookName } = payload
  if (typeof hookName !== 'string' || hookName === '') return missingField('hookName')

  switch (hookName) {
    case 'deploy-certificate':
      return reply(200, {
        response: { requestId: 'R0001', hookName },
        message: 'Hook executed successfully.',
        appStatusCode: server.settings().successCode,
        headers: { 'X-WorkFlowName': hookName },
      })
    case 'rotate-root-key':
      return forbid(call, server)
    case 'push-to-unsupported-device':
      return refusal(406, 'DEVICE_NOT_SUPPORTED', 'The device is not supported.')
    case 'failing-script':
      return refusal(417, 'HOOK_EXECUTION_FAILED', 'The script of the hook failed.')
    default:
      return noRecords()
  }
}
