import { call, commandUrl, logInUser } from './emulator-calls.ts'
import { createSecurIdEmulator, type SecurIdEmulator } from '@org/securid-auth/emulator'
import { describe, expect, it } from 'vitest'

type Data = Readonly<Record<string, string>>

const dataOf = async (reply: Response): Promise<Data> => ((await reply.json()) as { data: Data }).data

const create = (server: SecurIdEmulator, token: string): Promise<Response> =>
  server.fetch(`${commandUrl}?cmd=createChangeRequest&format=json`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: '<Changes><UserChange><Operation>Add</Operation><User>13</User><Group>Auditors</Group><BusinessSource>Mail</BusinessSource></UserChange></Changes>',
  })

describe('The SecurID emulator, of much that is over,', () => {
  it('remembers ten thousand runs, and every one that runs', async () => {
    const server = createSecurIdEmulator()
    const token = await logInUser(server)
    const statusOf = async (id = ''): Promise<unknown> =>
      (await dataOf(await call(server, `getRunStatus&format=json&run-id=${id}`, token)))['overall-status']
    const { 'run-id': first = '' } = await dataOf(await call(server, 'runReport&format=json&name=a', token))
    server.advance(61_000)
    const { 'run-id': second = '' } = await dataOf(await call(server, 'runReport&format=json&name=b', token))

    const ids: (string | undefined)[] = []
    for (let index = 0; index < 10_001; index += 1) {
      ids.push((await dataOf(await call(server, `runReport&format=json&name=${index}`, token)))['run-id'])
    }

    expect((await call(server, `getRunStatus&run-id=${first}`, token)).status).toBe(404)
    expect([await statusOf(second), await statusOf(ids.at(-1))]).toEqual(['Running', 'Running'])
    expect(new Set([first, second, ...ids]).size).toBe(10_003)
  })

  it('remembers ten thousand change requests, and every one that waits', async () => {
    const server = createSecurIdEmulator({ approvalLists: 'as-asked' })
    const token = await logInUser(server)
    const idOf = async (): Promise<string> => (await dataOf(await create(server, token)))['request-id'] ?? ''
    const waiting = await idOf()
    const ids: string[] = []
    for (let index = 0; index < 10_001; index += 1) {
      const id = await idOf()
      const items = (await (
        await call(server, `getRequestItems&format=json&request-id=${id}`, token)
      ).json()) as {
        getRequestItems: { WorkItemId: string }
      }
      await call(
        server,
        `performApproval&action=Accepted&approval-id=${items.getRequestItems.WorkItemId}`,
        token,
      )
      ids.push(id)
    }

    const known = await Promise.all(
      [ids[0], ids[2], ids.at(-1), waiting].map(
        async (id) => (await call(server, `getRequestItems&request-id=${id}`, token)).status,
      ),
    )
    const found = (await (
      await call(server, 'findChangeRequests&format=json&returnColumns=id', token)
    ).json()) as {
      findChangeRequests: Data[]
    }
    expect(known).toEqual([412, 200, 200, 200])
    expect(found.findChangeRequests.length).toBeLessThan(10_010)
  }, 60_000)
})

describe('Twenty thousand people of as many departments', () => {
  const people = Array.from({ length: 20_000 }, (_, index) => ({
    user_id: `p${index}`,
    department: `d${index}`,
  }))

  it('are taken in at once, and each is found', async () => {
    const server = createSecurIdEmulator({ people })
    const token = await logInUser(server)

    const reply = await call(server, 'findBusinessUnits&format=json&name=d19999', token)
    const found = await call(
      server,
      'findUsers&format=json&user_id=p19999&returnColumns=business_unit_id',
      token,
    )

    expect(await reply.json()).toMatchObject({ findBusinessUnits: [{ id: '20000' }] })
    expect(await found.json()).toEqual({ findUsers: [{ business_unit_id: '20000' }] })
    expect((await call(server, 'checkAccess&userId=p19999', token)).status).toBe(200)
  }, 5000)

  it('are still two where two have one name', () => {
    expect(() => createSecurIdEmulator({ people: [...people, { user_id: 'p7' }] })).toThrow(
      "options.people[20000].user_id is another person's, too.",
    )
  })
})

it('An answer of SecurID’s emulator has a date, however far its clock is moved', async () => {
  const server = createSecurIdEmulator()
  for (let index = 0; index < 7; index += 1) server.advance(1e15)

  const token = await logInUser(server)
  await create(server, token)
  const replies = await Promise.all(
    ['status', 'findApprovals&format=json', 'findChangeRequests&sortByColumns=id&sortDirection=desc'].map(
      (command) => call(server, command, token),
    ),
  )

  expect(replies.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(await replies[0]?.text()).toMatch(/date=\+\d{6}-\d\d-\d\d \d\d:\d\d:\d\d\n/)
})
