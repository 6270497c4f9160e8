import type { ChangeRequest, WorkItem } from './change-request.ts'
import { createRequestStore } from './request-store.ts'
import { expect, it } from 'vitest'

const request = (id: number, state: ChangeRequest['state']): ChangeRequest => ({
  id,
  state,
  name: String(id),
  description: '',
  sourceType: 'ExplicitAccess',
  requestor: 'user01',
  requestedAt: 0,
  completedAt: undefined,
  items: [],
})
const workItem = (requestId: number): WorkItem => ({
  id: `w${requestId}`,
  requestId,
  name: 'Approval',
  assignee: 'user01',
  dueAt: 0,
  state: 'Available',
  completedAt: undefined,
  completedBy: '',
})

it('remembers ten thousand change requests that are over, and every one that waits', () => {
  const store = createRequestStore()
  store.put(request(0, 'PendingApprovals'), workItem(0))
  for (let id = 1; id <= 10_001; id += 1) {
    store.put(request(id, 'PendingApprovals'), workItem(id))
    store.put(request(id, 'Completed'))
  }

  expect([0, 1, 2, 10_001].map((id) => store.request(id)?.state)).toEqual([
    'PendingApprovals',
    undefined,
    'Completed',
    'Completed',
  ])
  expect([0, 1, 2].map((id) => store.workItemOf({ id })?.id)).toEqual(['w0', undefined, 'w2'])
  expect([store.requests().length, store.workItems().length]).toEqual([10_001, 10_001])
  expect(store.workItem('w1')).toBeUndefined()
})
