import { addressOf, admin, type Answer, send } from './by-hand.ts'
import { ask, fieldsIn } from './by-method.ts'
import { type AppViewXEmulatorOptions, createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import { describe, expect, it } from 'vitest'

const hook = (payload: object, options: AppViewXEmulatorOptions = {}): Promise<Answer> =>
  send(createAppViewXEmulator(options), 'execute-hook', { headers: admin, body: JSON.stringify({ payload }) })

const certificates = [{ commonName: 'a.example', serialNumber: '4E:B5:01', resourceId: 'r1' }]

describe('a hook of the AppViewX emulator', () => {
  // The Terraform provider, appviewx_revoke_certificate.
  it.each([
    [{ serial_number: '4E:B5:01', issuer_common_name: 'Example Issuing CA' }, [{ _id: 'r1' }]],
    [{ serial_number: '4eb501', issuer_common_name: 'Example Issuing CA' }, [{ _id: 'r1' }]],
    [{ serial_number: '4E:B5:01', issuer_common_name: 'Another CA' }, []],
    [{ serial_number: '01', issuer_common_name: 'Example Issuing CA' }, []],
  ])('finds a resource id by %o', async (input, output) => {
    const { status, body } = await hook({ hook: { name: 'Get Resource Id' }, input }, { certificates })

    expect([status, body.response]).toEqual([200, { status: 'Success', output }])
  })

  it.each<[string, number, object]>([
    [
      'deploy-certificate',
      200,
      { response: { status: 'Success' }, headers: { 'X-WorkFlowName': 'deploy-certificate' } },
    ],
    ['failing-script', 200, { response: { status: 'Failed', message: 'The script of the hook failed.' } }],
    ['rotate-root-key', 403, { response: 'Unauthorized access to API execute-hook' }],
    ['push-to-unsupported-device', 406, { appStatusCode: 'DEVICE_NOT_SUPPORTED' }],
    ['no such hook', 404, { appStatusCode: 'NO_RECORDS_FOUND' }],
  ])('called %s ends with %i', async (name, status, expected) => {
    const answer = await hook({ hook: { name }, input: {} })

    expect(answer.status).toBe(status)
    expect(answer.body).toMatchObject(expected)
  })

  it.each([{}, { hookName: 'deploy-certificate' }, { hook: {} }])(
    'needs its name: not %o',
    async (payload) => {
      const { status, body } = await hook(payload)

      expect([status, body.appStatusCode]).toEqual([400, 'MANDATORY_FIELD_MISSING'])
    },
  )
})

describe('the request log of the AppViewX emulator', () => {
  const logs = async (query: string, options: AppViewXEmulatorOptions = {}): Promise<Answer> => {
    const reply = await createAppViewXEmulator(options).fetch(
      `${addressOf('visualworkflow-request-logs')}${query}`,
      {
        headers: admin,
      },
    )
    return { status: reply.status, body: (await reply.json()) as Answer['body'] }
  }

  // AppViewX 2024.2.0, Automation API Guide, Get_Request_SummaryLog.
  it.each(['', '&ids=', '&ids=,'])('has to be told which requests: not "%s"', async (query) => {
    const { status, body } = await logs(query)

    expect([status, body.appStatusCode, body.message]).toEqual([
      400,
      'WORKFLOW_1300',
      'Workflow Request ID is Mandatory',
    ])
  })

  // The Terraform provider reads a number, AppViewX 2026.1.0, get_request_summary_log, a String that is misspelt.
  it.each([
    ['statusCode', { statusCode: 1 }],
    ['stausCode', { stausCode: '1' }],
  ] as const)('says how far a request is, as %s', async (requestState, expected) => {
    const { status, body } = await logs('&ids=1', { requestState })

    expect(status).toBe(200)
    expect(body.response).toEqual({
      requestList: [
        expect.objectContaining({
          ...expected,
          requestId: '1',
          status: 'Completed',
          workflowName: 'Create Certificate',
          created_by: 'admin',
          created_time: expect.any(Number) as number,
          tasks: [expect.objectContaining({ task_status: 'Success', state: 1 })],
        }),
      ],
    })
  })

  it('does not know a request that nobody made', async () => {
    const { status, body } = await logs('&ids=4711')

    expect([status, body.appStatusCode]).toEqual([404, 'NO_RECORDS_FOUND'])
  })
})

describe('a workflow of the AppViewX emulator', () => {
  const submit = (server: ReturnType<typeof createAppViewXEmulator>, fieldInfo: object): Promise<Answer> =>
    ask(server, 'POST visualworkflow-submit-request', {
      payload: {
        header: { workflowName: 'Create Certificate Push to AKV' },
        data: {
          input: { requestData: [{ sequenceNo: 1, scenario: 'scenario', fieldInfo }] },
          task_action: 1,
        },
      },
    })

  // The answer as the Terraform provider's page prints it; its log is where the provider finds the resource id.
  it('makes the certificate that its form asks for, and says so in its log', async () => {
    const server = createAppViewXEmulator({ certificates: [] })

    const answer = await submit(server, { common_name: 'made.example', certificate_type: 'CodeSigning' })
    const { requestId } = fieldsIn(answer)
    const log = JSON.stringify(await ask(server, `GET visualworkflow-request-logs?ids=${requestId}`))
    const resourceId = /\\"resourceId\\\\*":\s*\\+"(?<id>\w+)/.exec(log)?.groups?.['id']
    const found = await ask(server, 'POST certificate/search', { input: { resourceId }, filter: {} })

    expect(answer.body).toMatchObject({
      response: {
        workorderId: '0',
        requestId: '2',
        status: 'In Progress',
        statusCode: 0,
        message:
          'Workflow Request is created with Id 2 . Request submitted to workflow engine for processing workorder.',
      },
      headers: { 'X-WorkFlowName': 'Create Certificate Push to AKV' },
    })
    expect(JSON.stringify(found.body.response)).toContain('made.example')
  })

  it('fails where the certificate is refused', async () => {
    const server = createAppViewXEmulator()
    const form = { common_name: 'made.example', certificate_group_name: 'unknown-group' }

    const { requestId } = fieldsIn(await submit(server, form))
    const { body } = await ask(server, `GET visualworkflow-request-logs?ids=${requestId}`)

    expect(body.response).toMatchObject({ requestList: [{ statusCode: 2, status: 'Failed' }] })
    expect(JSON.stringify(body.response)).toContain('GROUP_NOT_FOUND')
  })

  it('needs its name', async () => {
    const payload = { header: {}, data: {} }

    const { status } = await ask(createAppViewXEmulator(), 'POST visualworkflow-submit-request', { payload })

    expect(status).toBe(400)
  })
})
