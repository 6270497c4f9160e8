import { type Call, fieldsOf, type Json, readPayload } from '../call.ts'
import { textOf } from '../certificates/search-criteria.ts'
import { refusal, type Reply, reply } from '../replies.ts'
import { malformedPayload, missingField, noRecords } from '../routes/business-refusals.ts'
import { forbid } from '../routes/gateway.ts'
import type { Server } from '../server.ts'

/**
 * `POST execute-hook` with `{ payload: { hook: { name }, input } }`, as the Terraform provider sends it (AppViewX 2024.2.0,
 * execute_hook, says no more than that there is a payload). Hooks belong to an installation: these are made up, one for
 * each way such a call ends, and any other name is not found.
 */
export function answerHook(call: Call, server: Server): Reply {
  const payload = readPayload(call)
  if (payload === 'malformed') return malformedPayload()

  const name = textOf(fieldsOf(payload['hook'])['name'])
  const input = fieldsOf(payload['input'])
  switch (name) {
    case '':
      return missingField('hook.name')
    case 'Get Resource Id':
      return ran(name, resourceIds(input, server), server)
    case 'deploy-certificate':
      return ran(name, [{ deployed: textOf(input['resourceId']) }], server)
    case 'failing-script':
      return reply(200, {
        response: { status: 'Failed', output: [], message: 'The script of the hook failed.' },
      })
    case 'rotate-root-key':
      return forbid(call, server)
    case 'push-to-unsupported-device':
      return refusal(406, 'DEVICE_NOT_SUPPORTED', 'The device is not supported.')
    default:
      return noRecords()
  }
}

const ran = (name: string, output: readonly Json[], { settings }: Server): Reply =>
  reply(200, {
    response: { status: 'Success', output },
    message: 'Success',
    appStatusCode: settings().successCode,
    headers: { 'X-WorkFlowName': name },
  })

/** Finds a certificate by its serial number and issuer. None is a success, too: without output. */
function resourceIds(input: Readonly<Record<string, unknown>>, { inventory }: Server): readonly Json[] {
  const found = inventory.find({ serialNumber: textOf(input['serial_number']) })
  const issuer = textOf(input['issuer_common_name'])
  return found !== undefined && [found.issuerCommonName, ''].includes(issuer)
    ? [{ _id: found.resourceId }]
    : []
}
