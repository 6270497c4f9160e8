import type { People } from '../people/people.ts'
import type { ChangeRequest, Decision, RequestItem, WorkItem } from './change-request.ts'
import { defaultRequests } from './default-requests.ts'
import { createRequestStore, type RequestStore } from './request-store.ts'
import type { EmulatorClock } from '@org/session-core/emulator'

/** What someone asks for. */
export interface NewRequest {
  readonly description: string
  readonly requestor: string
  readonly approver: string
  readonly items: readonly Omit<RequestItem, 'id'>[]
}

/** The change requests of one server, and the approvals that they wait for. */
export interface ChangeRequests extends Pick<RequestStore, 'workItem' | 'workItemOf' | 'workItems'> {
  /** Oldest first. */
  readonly all: () => readonly ChangeRequest[]
  readonly find: (id: string) => ChangeRequest | undefined
  /** One request, which waits for one approval. */
  readonly create: (order: NewRequest) => ChangeRequest
  /** Ends an approval, and its request with it: what is accepted is done at once. */
  readonly decide: (workItem: WorkItem, decision: Decision, username: string) => void
}

/** How long an approver has: a week. */
const approvalMs = 7 * 86_400_000

/** Change requests whose moments are those of `clock`; `firstUser` finds an approval waiting, about somebody who left. */
export function createChangeRequests(
  firstUser: string,
  people: People,
  clock: EmulatorClock,
): ChangeRequests {
  const target = people.all().find(({ is_terminated }) => is_terminated === 'True')
  const { put, request: find, requests: all, workItem, workItemOf, workItems } = createRequestStore()
  const known = defaultRequests(firstUser, target, clock.now())
  for (const request of known.requests) {
    put(
      request,
      known.workItems.find(({ requestId }) => requestId === request.id),
    )
  }
  let [requestSerial, itemSerial, workSerial] = [443, 774, 3377]

  return {
    all,
    workItem,
    workItemOf,
    workItems,
    find: (id) => find(/^\d+$/.test(id) ? Number(id) : -1),
    create: ({ approver, description, items, requestor }) => {
      requestSerial += 1
      workSerial += 1
      const now = clock.now()
      const asked = items.map((item) => ({ ...item, id: (itemSerial += 1) }))
      const request = newRequest(requestSerial, { description, requestor, requestedAt: now, items: asked })
      put(
        request,
        newWorkItem(`${workSerial}:WPDS:1`, { request, assignee: approver, dueAt: now + approvalMs }),
      )
      return request
    },
    decide: (decided, decision, completedBy) => {
      const request = find(decided.requestId)
      if (request === undefined) return

      const completedAt = clock.now()
      const state = decision === 'Accepted' ? 'Completed' : 'Rejected'
      put({ ...request, state, completedAt }, { ...decided, state: decision, completedAt, completedBy })
    },
  }
}

function newWorkItem(
  id: string,
  { request, ...asked }: Pick<WorkItem, 'assignee' | 'dueAt'> & { readonly request: ChangeRequest },
): WorkItem {
  return {
    ...asked,
    id,
    requestId: request.id,
    name: 'Asset Business Owner Approval',
    state: 'Available',
    completedAt: undefined,
    completedBy: '',
  }
}

function newRequest(
  id: number,
  asked: Pick<ChangeRequest, 'description' | 'items' | 'requestedAt' | 'requestor'>,
): ChangeRequest {
  return {
    ...asked,
    id,
    name: String(id).padStart(5, '0'),
    sourceType: 'ExplicitAccess',
    completedAt: undefined,
    state: 'PendingApprovals',
  }
}
