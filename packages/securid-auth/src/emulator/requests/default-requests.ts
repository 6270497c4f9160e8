import { displayName, type Person } from '../people/people.ts'
import type { ChangeRequest, WorkItem } from './change-request.ts'

const day = 86_400_000

/** What has been asked for before anybody calls: three requests that are over, and one that waits for `approver`. */
export function defaultRequests(
  approver: string,
  target: Person | undefined,
  now: number,
): { readonly requests: readonly ChangeRequest[]; readonly workItems: readonly WorkItem[] } {
  const request = { description: '', requestor: 'AveksaAdmin', completedAt: undefined, items: [] }

  return {
    requests: [
      {
        ...request,
        id: 43,
        name: '00043',
        sourceType: 'ExplicitAccess',
        state: 'Cancelled',
        requestedAt: now - 90 * day,
      },
      {
        ...request,
        id: 221,
        name: 'Rule:Attribute Synchronization_41:00221',
        description: 'Created from rule Attribute Synchronization',
        sourceType: 'RuleViolations',
        state: 'Completed',
        requestedAt: now - 40 * day,
        completedAt: now - 38 * day,
      },
      {
        ...request,
        id: 442,
        name: 'UAR-4',
        sourceType: 'UserReview',
        state: 'Completed',
        requestedAt: now - 20 * day,
        completedAt: now - 18 * day,
        items: [item(770, 'Shop Editors', target), item(771, 'Badge Printers', target)],
      },
      {
        ...request,
        id: 443,
        name: 'UAR-5',
        sourceType: 'UserReview',
        state: 'PendingApprovals',
        requestedAt: now - 2 * day,
        items: [item(773, 'Everybody', target), item(774, 'Auditors', target)],
      },
    ],
    workItems: defaultWorkItems(approver, now),
  }
}

/** An approval that was given, and one that `approver` has still to give. */
function defaultWorkItems(approver: string, now: number): readonly WorkItem[] {
  const workItem = { name: 'Asset Business Owner Approval', assignee: approver, completedBy: '' }
  return [
    {
      ...workItem,
      id: '3376:WPDS:1',
      requestId: 442,
      dueAt: now - 13 * day,
      state: 'Accepted',
      completedAt: now - 18 * day,
      completedBy: approver,
    },
    {
      ...workItem,
      id: '3377:WPDS:1',
      requestId: 443,
      dueAt: now + 5 * day,
      state: 'Available',
      completedAt: undefined,
    },
  ]
}

const item = (id: number, group: string, target: Person | undefined): ChangeRequest['items'][number] => ({
  id,
  operation: 'Remove',
  operandType: 'User',
  valueType: 'UserGroup',
  name: group,
  businessSource: 'Active Directory',
  accountName: '',
  userName: target === undefined ? '' : displayName(target),
  userId: target?.id ?? '',
})
