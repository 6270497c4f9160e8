import { entitlement, create, begin } from './change-requests.ts'
import { call, logInApp, logInUser, pageText } from './emulator-calls.ts'
import { createSecurIdEmulator } from '@org/securid-auth/emulator'
import { describe, expect, it } from 'vitest'
describe('What acts for a user', () => {
  // G&L 7.5.2, findApprovals, 412; that an application's token is the cause is inferred.
  it.each([
    'findApprovals',
    'getApprovalsForUser',
    'getApprovalDetails',
    'getRequestItems',
    'performApproval',
    'getWorkItemsForUser',
    'getWorkItemDetails',
    'performWorkItem',
    'createChangeRequest',
  ])('%s needs the token of one', async (command) => {
    const server = createSecurIdEmulator()

    const reply = await call(server, command, await logInApp(server))

    expect([reply.status, reply.statusText]).toEqual([412, 'The parameter auth-user-id is required.'])
  })

  // KB 000038625: a command that is open to workflows only.
  it('is refused from outside where it is meant for workflows', async () => {
    const server = createSecurIdEmulator({ workflowOnly: ['createChangeRequest'] })

    expect((await create(server, await logInUser(server), entitlement)).status).toBe(401)
  })
})

describe('findApprovals', () => {
  const today = (days: number): string => {
    const [, day, month, year] =
      /^\w+, (\d+) (\w+) (\d+)/.exec(new Date(Date.now() + days * 86_400_000).toUTCString()) ?? []
    return `${day}-${month}-${year}`.toLowerCase()
  }

  it.each([
    ['due-before', () => `due-before=${today(3)}`, 0],
    ['due-after', () => `due-after=${today(3)}`, 1],
    ['requested-after', () => `requested-after=${today(-1)}`, 0],
    ['requested-before', () => `requested-before=${today(-1)}`, 1],
    ['the very day', () => `requested-after=${today(-2)}&requested-before=${today(-2)}`, 1],
    ['completed-after', () => `state=all&completed-after=${today(-30)}`, 1],
    ['completed-before', () => `state=all&completed-before=${today(-30)}`, 0],
    ['business-source', () => 'business-source=active%20directory', 1],
    ['another business-source', () => 'business-source=shop', 0],
    ['entitlement-name', () => 'entitlement-name=auditors', 1],
    ['entitlement-type', () => 'entitlement-type=group', 1],
    ['user-id', () => 'user-id=aveksaadmin', 1],
    ['user-first-name', () => 'user-first-name=nadia', 0],
    ['state', () => 'state=all', 2],
    ['state and page', () => 'state=all&page-size=1&start-page=2', 2],
  ])('narrows by %s', async (_name, query, count) => {
    const { ask } = await begin()

    expect(await ask(`findApprovals&${query()}`)).toMatchObject({ findApprovals: { NumApprovals: count } })
  })

  it.each([
    'state=open',
    'sort=up',
    'page-size=0',
    'start-page=x',
    'due-after=2024-01-01',
    'due-after=99-xyz-2024',
  ])('refuses %s with 412', async (parameter) => {
    const server = createSecurIdEmulator()
    const reply = await call(server, `findApprovals&${parameter}`, await logInUser(server))

    expect(reply.status).toBe(412)
    expect(await pageText(reply)).toContain(parameter.split('=', 1)[0])
  })

  it('shows each page of what there is', async () => {
    const { ask } = await begin()

    expect(await ask('findApprovals&state=all&page-size=1&start-page=2')).toMatchObject({
      findApprovals: { Approval: { WorkItemId: '3377:WPDS:1' }, NumApprovals: 2 },
    })
  })
})

it.each([
  'performApproval&approval-id=3377:WPDS:1',
  'performApproval&approval-id=3377:WPDS:1&action=Burned',
  'performApproval',
])('%s is refused with 412', async (command) => {
  const server = createSecurIdEmulator()

  expect((await call(server, command, await logInUser(server))).status).toBe(412)
})
