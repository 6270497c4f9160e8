import { call, commandUrl, logInUser } from './emulator-calls.ts'
import { createSecurIdEmulator, type SecurIdEmulator } from '@org/securid-auth/emulator'
import { describe, expect, it } from 'vitest'

const create = (server: SecurIdEmulator, token: string): Promise<Response> =>
  server.fetch(`${commandUrl}?cmd=createChangeRequest&format=json`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: '<Changes><UserChange><Operation>Add</Operation><User>13</User><Group>Auditors</Group><BusinessSource>Mail</BusinessSource></UserChange></Changes>',
  })

describe('Three thousand people of as many departments', () => {
  const people = Array.from({ length: 3000 }, (_, index) => ({
    user_id: `p${index}`,
    department: `d${index}`,
  }))

  it('are each found', async () => {
    const server = createSecurIdEmulator({ people })
    const token = await logInUser(server)

    const reply = await call(server, 'findBusinessUnits&format=json&name=d2999', token)
    const found = await call(
      server,
      'findUsers&format=json&user_id=p2999&returnColumns=business_unit_id',
      token,
    )

    expect(await reply.json()).toMatchObject({ findBusinessUnits: [{ id: '3000' }] })
    expect(await found.json()).toEqual({ findUsers: [{ business_unit_id: '3000' }] })
    expect((await call(server, 'checkAccess&userId=p2999', token)).status).toBe(200)
  })

  it('are still two where two have one name', () => {
    expect(() => createSecurIdEmulator({ people: [...people, { user_id: 'p7' }] })).toThrow(
      "options.people[3000].user_id is another person's, too.",
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
