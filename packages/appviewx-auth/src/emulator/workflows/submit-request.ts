import { fieldsOf, type GuardedCall, readPayload } from '../call.ts'
import { creation, takeIn } from '../certificates/create.ts'
import { readOrder } from '../certificates/order.ts'
import { textOf } from '../certificates/search-criteria.ts'
import { type Reply, reply } from '../replies.ts'
import { malformedPayload, missingField } from '../routes/business-refusals.ts'
import type { Server } from '../server.ts'
import type { NewRequest } from './requests.ts'

type Fields = Readonly<Record<string, unknown>>

/**
 * `POST visualworkflow-submit-request` with `{ payload: { header: { workflowName }, data } }` (AppViewX 2024.3.0, Submit_Request).
 * Workflows belong to an installation: here every name is one, and where `fieldInfo` has a name for a certificate, it makes
 * that certificate, as the Terraform provider's workflow does.
 */
export async function answerSubmit(call: GuardedCall, server: Server): Promise<Reply> {
  const payload = readPayload(call)
  if (payload === 'malformed') return malformedPayload()

  const workflowName = textOf(fieldsOf(payload['header'])['workflowName'])
  if (workflowName === '') return missingField('workflowName')

  const steps = await stepsFor(fieldInfo(payload), call.username, server)
  const { id } = server.requests.submit({ ...steps, workflowName })
  return reply(200, {
    response: {
      workorderId: '0',
      requestType: workflowName,
      requestId: id,
      workflowVersion: 'version1',
      message: `Workflow Request is created with Id ${id} . Request submitted to workflow engine for processing workorder.`,
      status: 'In Progress',
      statusCode: 0,
    },
    message: 'Success',
    appStatusCode: server.settings().successCode,
    headers: { 'X-WorkFlowName': workflowName },
  })
}

/** What the form's first row was filled in with. */
function fieldInfo(payload: Fields): Fields {
  const rows: unknown = fieldsOf(fieldsOf(payload['data'])['input'])['requestData']
  return fieldsOf(fieldsOf(Array.isArray(rows) ? rows[0] : undefined)['fieldInfo'])
}

async function stepsFor(
  fields: Fields,
  createdBy: string,
  server: Server,
): Promise<Omit<NewRequest, 'workflowName'>> {
  const commonName = textOf(fields['common_name']) || textOf(fields['cn'])
  if (commonName === '') return { createdBy, task: 'Run Workflow', work: () => 'Workflow done.' }

  const draft = await readOrder(
    {
      caConnectorInfo: {
        certificateAuthority: fields['certificate_authority'],
        caSettingName: fields['ca_setting_name'],
        validityUnit: fields['validity_unit'],
        validityUnitValue: fields['validity_unit_value'],
        csrParameters: {
          commonName,
          keyType: fields['key_type'],
          bitLength: fields['key_bit_length'],
          certificateCategories: [fields['certificate_type']],
        },
      },
      certificateGroup: { name: fields['certificate_group_name'] },
    },
    server,
  )
  if ('refused' in draft)
    return { createdBy, task: 'Trigger Certificate Creation', work: () => failWith(draft.refused) }
  return creation(takeIn(draft, server), createdBy, server)
}

/** What was refused stands in the log, as the answer of the call that the workflow made. */
function failWith({ body }: Reply): never {
  throw new Error(String(body))
}
