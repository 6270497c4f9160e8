import type { Answer } from './by-hand.ts'
import { ask, fieldsIn } from './by-method.ts'
import { type AppViewXEmulatorOptions, createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import { X509Certificate } from 'node:crypto'
import { describe, expect, it } from 'vitest'

type Server = ReturnType<typeof createAppViewXEmulator>

const certificates = [
  { commonName: 'a.example', resourceId: 'r1', uuid: 'u1', serialNumber: '4E:01' },
  { commonName: 'b.example', resourceId: 'r2', uuid: 'u2', status: 'Monitored' },
]
const start = (options: AppViewXEmulatorOptions = {}): Server =>
  createAppViewXEmulator({ certificates, ...options })

async function recordOf(
  server: Server,
  resourceId = 'r1',
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const { body, status } = await ask(server, 'POST certificate/search', { input: { resourceId }, filter: {} })
  if (status !== 200) return undefined
  return (body.response as { response: { objects: Readonly<Record<string, unknown>>[] } }).response.objects[0]
}

const stateOf = async (server: Server, id: string | undefined): Promise<unknown> => {
  const { body } = await ask(server, `GET visualworkflow-request-logs?ids=${id}`)
  return (body.response as { requestList: { statusCode: number }[] }).requestList[0]?.statusCode
}

const codeOf = ({ status, body }: Answer): readonly unknown[] => [status, body.appStatusCode]

describe('certificate/revoke of the AppViewX emulator', () => {
  // AppViewX 2020.3.0, Request_Structure_2930633; the answer: a cert-manager issuer of 2024.
  it('revokes at once when isSync is true', async () => {
    const server = start()

    const answer = await ask(server, 'PUT certificate/revoke?isSync=true', {
      resourceId: 'r1',
      reason: 'Superseded',
    })

    expect(codeOf(answer)).toEqual([200, 'SUCCESS'])
    expect(fieldsIn(answer)).toMatchObject({ resourceId: 'r1', certStatus: 'Revoked' })
    expect(await recordOf(server)).toMatchObject({ status: 'Revoked', expiryStatus: 'Revoked' })
  })

  it('is a request otherwise, which can be followed', async () => {
    const server = start()

    const answer = await ask(server, 'PUT certificate/revoke', {
      commonName: 'a.example',
      serialNumber: '4E:01',
      reason: 'Superseded',
    })

    expect(answer.status).toBe(202)
    expect(await stateOf(server, fieldsIn(answer)['requestId'])).toBe(1)
    expect(await recordOf(server)).toMatchObject({
      status: 'Revoked',
      requestIds: [fieldsIn(answer)['requestId']],
    })
  })

  // AppViewX 2020.3.0, Status_codes_2930617 and _2930673.
  it.each<[string, object, readonly unknown[]]>([
    ['nothing named', { reason: 'Superseded' }, [400, 'INVALID_REQUEST']],
    ['an unknown one', { resourceId: 'r9', reason: 'Superseded' }, [404, 'NO_RECORDS_FOUND']],
    ['no reason', { resourceId: 'r1' }, [400, 'MANDATORY_FIELD_MISSING']],
    ['a monitored one', { resourceId: 'r2', reason: 'Superseded' }, [406, 'CERT-VWF-0006']],
  ])('refuses %s', async (_what, payload, expected) => {
    expect(codeOf(await ask(start(), 'PUT certificate/revoke', payload))).toEqual(expected)
  })

  it('refuses a second request while the first one runs', async () => {
    const server = start({ requestMs: 1000 })
    const payload = { resourceId: 'r1', reason: 'Superseded' }
    await ask(server, 'PUT certificate/revoke', payload)

    expect(codeOf(await ask(server, 'PUT certificate/revoke', payload))).toEqual([
      417,
      'OPEN_WORK_ORDERS_FOUND',
    ])
  })
})

describe('certificate/action of the AppViewX emulator', () => {
  it.each([
    ['Renew', 'Managed'],
    ['Regenerate', 'Managed'],
    ['Revoke', 'Revoked'],
    ['Suspend', 'Suspended'],
  ])('knows %s', async (action, status) => {
    const server = start()

    const answer = await ask(server, 'PUT certificate/action', {
      resourceId: 'r1',
      action,
      reason: 'Because.',
    })

    expect([answer.status, answer.body.message]).toEqual([
      202,
      `${action} action has been triggered successfully.`,
    ])
    expect(await recordOf(server)).toMatchObject({ status })
  })

  it('makes another certificate of one that is renewed', async () => {
    const server = start()
    const download = async (): Promise<string> => {
      const { file } = await ask(server, 'POST certificate/download/format', {
        resourceId: 'r1',
        format: 'PEM',
      })
      return new X509Certificate(file).serialNumber
    }
    const before = await download()
    await ask(server, 'PUT certificate/action', { resourceId: 'r1', action: 'Renew' })

    const after = await download()

    expect(before).toBe('4E01')
    expect(after).not.toBe(before)
    expect(String((await recordOf(server))?.['serialNumber']).replaceAll(':', '')).toBe(after)
  })

  it('reinstates what was suspended, and nothing else', async () => {
    const server = start()
    const act = (action: string): Promise<Answer> =>
      ask(server, 'PUT certificate/action', { resourceId: 'r1', action, reason: 'Because.' })

    const answers = [await act('Reinstate'), await act('Suspend'), await act('Reinstate')]

    expect(answers.map(({ status }) => status)).toEqual([406, 202, 202])
    expect(await recordOf(server)).toMatchObject({ status: 'Managed' })
  })

  it.each<[string, object, readonly unknown[]]>([
    ['no action', { resourceId: 'r1' }, [400, 'MANDATORY_FIELD_MISSING']],
    ['an action that is none', { resourceId: 'r1', action: 'Paint' }, [400, 'INVALID_REQUEST']],
    ['no reason', { resourceId: 'r1', action: 'Suspend' }, [400, 'MANDATORY_FIELD_MISSING']],
  ])('refuses %s', async (_what, payload, expected) => {
    expect(codeOf(await ask(start(), 'PUT certificate/action', payload))).toEqual(expected)
  })
})

describe('a request that waits for approval at the AppViewX emulator', () => {
  const decide = (server: Server, id: string | undefined, action: number): Promise<Answer> =>
    ask(server, 'POST certificate/workorder/update', {
      payload: {
        data: { task_action: action },
        header: { request_id: id, workorder_id: '0', task_id: 'review_1' },
      },
    })

  // autoApproval: AppViewX 2026.1.0, revoke_a_certificate_in_async_mode; the decision: 2020.3.0, Request_Structure_2930769.
  it.each([
    [1, 1, 'Revoked'],
    [2, 3, 'Managed'],
  ])('ends with task_action %i in state %i', async (action, state, status) => {
    const server = start()
    const payload = { resourceId: 'r1', reason: 'Superseded' }
    const { requestId } = fieldsIn(await ask(server, 'PUT certificate/revoke?autoApproval=false', payload))
    const before = await stateOf(server, requestId)

    const answer = await decide(server, requestId, action)

    expect([before, answer.status, await stateOf(server, requestId)]).toEqual([0, 200, state])
    expect(await recordOf(server)).toMatchObject({ status })
    expect(codeOf(await decide(server, requestId, action))).toEqual([404, 'NO_RECORDS_FOUND'])
  })
})

describe('certificate/delete of the AppViewX emulator', () => {
  // AppViewX 2026.1.0, delete_certificate_using_uuid; a cert-manager issuer of 2024 sends the query alone.
  it.each<[string, object | undefined]>([
    ['DELETE certificate/delete', { certIds: ['u1'] }],
    ['DELETE certificate/delete', { payload: { certIds: ['u1'] } }],
    ['DELETE certificate/delete?commonName=a.example&serialNumber=4E:01', undefined],
  ])('%s with %o', async (line, payload) => {
    const server = start()

    const { status } = await ask(server, line, payload)

    expect([status, await recordOf(server)]).toEqual([200, undefined])
  })

  it.each<[object, readonly unknown[]]>([
    [{}, [417, 'CERT-CA-0047']],
    [{ certIds: [] }, [417, 'CERT-CA-0047']],
    [{ certIds: ['u1', 'u9'] }, [404, 'NO_RECORDS_FOUND']],
  ])('refuses %o, and deletes nothing', async (payload, expected) => {
    const server = start()

    expect(codeOf(await ask(server, 'DELETE certificate/delete', payload))).toEqual(expected)
    expect(await recordOf(server)).toBeDefined()
  })
})

describe('certificate/pushToDevice of the AppViewX emulator', () => {
  const details = { certificateDetails: { locationType: 'File system' } }

  // AppViewX 2020.3.0, Request_Structure_2930743; 2020.1.0, Push_Certificate.
  it.each<[object, readonly unknown[]]>([
    [{ certificateId: 'r1', selectedProfiles: ['p1', 'p2'], ...details }, [202, null]],
    [{ certificateId: 'r9', selectedProfiles: 'p1', ...details }, [404, 'NO_RECORDS_FOUND']],
    [{ selectedProfiles: 'p1', ...details }, [400, 'MANDATORY_FIELD_MISSING']],
    [{ certificateId: 'r1', ...details }, [400, 'MANDATORY_FIELD_MISSING']],
    [{ certificateId: 'r1', selectedProfiles: 'p1' }, [400, 'MANDATORY_FIELD_MISSING']],
  ])('answers %o', async (payload, expected) => {
    expect(codeOf(await ask(start(), 'POST certificate/pushToDevice', payload))).toEqual(expected)
  })
})
