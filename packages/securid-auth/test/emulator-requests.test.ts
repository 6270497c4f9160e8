import { call, commandUrl, credentials, logInApp, logInUser, pageText, postLogin } from './emulator-calls.ts'
import { createSecurIdEmulator, type SecurIdEmulator } from '@org/securid-auth/emulator'
import { describe, expect, it } from 'vitest'

const change = (inner: string): string => `<Changes><Description>Testing</Description>${inner}</Changes>`
const userChange = (inner: string): string =>
  change(`<UserChange><Operation>Add</Operation>${inner}</UserChange>`)
// As an old client and KB 000043013 write them.
const entitlement = userChange(
  '<User>13</User><BusinessSource>Finance</BusinessSource><Resource>Approve All Expense Reports</Resource><Action></Action>',
)
const toGroup = userChange(
  '<User>247853</User><BusinessSource>Shop</BusinessSource><Group>Shop Editors</Group>',
)

const create = (server: SecurIdEmulator, token: string, body: string): Promise<Response> =>
  server.fetch(`${commandUrl}?cmd=createChangeRequest&format=json`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'text/xml' },
    body,
  })

const dataOf = async (reply: Response): Promise<Readonly<Record<string, string>>> =>
  ((await reply.json()) as { data: Record<string, string> }).data

const logInAs = async (server: SecurIdEmulator, username: string, password: string): Promise<string> =>
  (await dataOf(await postLogin(server, credentials(username, password))))['token'] ?? ''

/** A server, and `ask`, which answers with JSON. */
async function begin(): Promise<{
  server: SecurIdEmulator
  token: string
  ask: (command: string) => Promise<unknown>
}> {
  const server = createSecurIdEmulator({ approvalLists: 'as-asked' })
  const token = await logInUser(server)
  return {
    server,
    token,
    ask: async (command) => {
      const reply = await call(server, command.replace(/^\w+/, '$&&format=json'), token)
      return reply.json() as Promise<unknown>
    },
  }
}

const stateOf = (id = '') =>
  `findChangeRequests&id=${id}&returnColumns=current_state,requestor_id,completed_date`

describe('A change request', () => {
  it.each([
    ['Accepted', 'Completed'],
    ['rejected', 'Rejected'],
  ])('that was created is found, %s, and then %s', async (action, end) => {
    const { ask, server, token } = await begin()
    const { 'request-id': id } = await dataOf(await create(server, token, entitlement))

    const before = await ask(stateOf(id))
    const waiting = await ask('getApprovalsForUser&sort=desc&page-size=1')
    const items = await ask(`getRequestItems&request-id=${id}`)
    const done = await ask(`performApproval&approval-id=3378:WPDS:1&action=${action}`)
    const after = await ask(stateOf(id))
    const still = await ask('findApprovals&approval-id=3378:WPDS:1')

    expect(before).toEqual({
      findChangeRequests: [{ current_state: 'PendingApprovals', requestor_id: '247852', completed_date: '' }],
    })
    expect(waiting).toMatchObject({
      getApprovalsForUser: { NumApprovals: 2, Approval: { WorkItemId: '3378:WPDS:1', RequestName: '00444' } },
    })
    expect(items).toMatchObject({
      getRequestItems: {
        NumRequestItems: 1,
        RequestStatus: 'Approvals Phase',
        RequestItems: {
          RequestItem: { EntitlementName: 'Approve All Expense Reports', BusinessSource: 'Finance' },
        },
      },
    })
    expect(done).toEqual({ data: { type: 'performApproval', status: 'success' } })
    expect(after).toMatchObject({ findChangeRequests: [{ current_state: end }] })
    expect(JSON.stringify(after)).toMatch(/"completed_date":"\d{4}-\d\d-\d\d [\d:]{8}\.0"/)
    expect(still).toEqual({ findApprovals: { NumApprovals: 0 } })
  })

  it('is a work item, too, and an approval that was given is kept', async () => {
    const { ask, server, token } = await begin()
    await create(server, token, entitlement)

    const listed = await ask('getWorkItemsForUser')
    await ask('performWorkItem&work-item-id=3378:WPDS:1&action=Accepted')
    const details = await ask('getWorkItemDetails&work-item-id=3378:WPDS:1')
    const completed = await ask('findApprovals&state=completed&sort=desc')
    const again = await call(server, 'performWorkItem&work-item-id=3378:WPDS:1&action=Accepted', token)

    expect(listed).toMatchObject({ getWorkItemsForUser: { NumWorkItems: 2 } })
    expect(details).toMatchObject({
      getWorkItemDetails: {
        WorkItem: {
          WorkItemState: 'Accepted',
          WorkItemCompletedByName: 'Example, Nadia',
          Actions: { ActionName: 'Accepted' },
        },
      },
    })
    expect(completed).toMatchObject({
      findApprovals: {
        NumApprovals: 2,
        Approval: [{ WorkItemId: '3378:WPDS:1' }, { WorkItemId: '3376:WPDS:1' }],
      },
    })
    expect(again.status).toBe(412)
  })

  it('waits for the owner of the application if that one can sign in, else for whoever asked', async () => {
    const { server } = await begin()
    const second = await logInAs(server, 'user02', 'password456')

    await create(server, second, entitlement)
    await create(server, second, toGroup)
    const own = await call(server, 'getApprovalsForUser&format=json', second)
    const others = await call(server, 'getApprovalDetails&approval-id=3378:WPDS:1', second)
    const items = await call(server, 'getRequestItems&request-id=444', second)

    expect(await own.json()).toMatchObject({
      getApprovalsForUser: { NumApprovals: 1, Approval: { RequestName: '00445' } },
    })
    expect([others.status, others.statusText]).toEqual([412, 'The work item could not be retrieved'])
    expect(items.status).toBe(200)
  })

  // KB 000043013, KB 000049563: which properties each kind of change takes.
  it.each([
    ['a user to a group', toGroup],
    [
      'an account to a group',
      change(
        '<AccountChange><Operation>Add</Operation><Account>a</Account><AccountCollector>c</AccountCollector><Group>g</Group><GroupCollector>c</GroupCollector></AccountChange>',
      ),
    ],
    [
      'no account any more',
      change(
        '<AccountChange><Operation>Delete</Operation><Account>a</Account><BusinessSource>b</BusinessSource></AccountChange>',
      ),
    ],
    [
      'two changes at once',
      toGroup.replace('</Changes>', `${/<UserChange>.*<\/UserChange>/.exec(entitlement)?.[0]}</Changes>`),
    ],
  ])('asks for %s', async (_what, body) => {
    const { server, token } = await begin()

    expect(await dataOf(await create(server, token, body))).toEqual({
      type: 'createChangeRequest',
      'request-id': '444',
    })
  })

  it.each([
    [
      'an account of a user',
      change(
        '<AccountChange><Operation>Delete</Operation><User>user02</User><BusinessSource>b</BusinessSource></AccountChange>',
      ),
      'Account change',
    ],
    [
      'nobody',
      userChange('<User>nobody</User><BusinessSource>Shop</BusinessSource><Group>g</Group>'),
      'User change',
    ],
    ['nothing', userChange('<User>user02</User><BusinessSource>Shop</BusinessSource>'), 'User change'],
    ['no operation', toGroup.replace('<Operation>Add</Operation>', ''), 'User change'],
  ])('about %s is refused with 412 and the sentence of the support article', async (_what, body, kind) => {
    const { server, token } = await begin()

    const reply = await create(server, token, body)

    const sentence = `The change request could not be created. ${kind} could not be created. Not all required properties were found.`
    expect([reply.status, reply.statusText]).toEqual([412, sentence])
  })

  it.each([
    ['no change', change(''), 412],
    ['another root', '<Other/>', 412],
    ['no XML', '<Changes>', 400],
    ['nothing', '', 400],
  ])('with %s in its body is refused', async (_what, body, status) => {
    const { server, token } = await begin()

    expect((await create(server, token, body)).status).toBe(status)
  })
})

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
