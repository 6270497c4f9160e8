import {
  begin,
  change,
  create,
  entitlement,
  logInAs,
  stateOf,
  toGroup,
  userChange,
} from './change-requests.ts'
import { call, dataOf } from './emulator-calls.ts'
import { describe, expect, it } from 'vitest'

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
