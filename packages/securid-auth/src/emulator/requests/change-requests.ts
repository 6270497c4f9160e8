import type { People } from '../people/people.ts'
import type { ChangeRequest, Decision, RequestItem, WorkItem } from './change-request.ts'
import { defaultRequests } from './default-requests.ts'
import type { EmulatorClock } from '@org/session-core/emulator'

/** What someone asks for. */
export interface NewRequest {
  readonly description: string
  readonly requestor: string
  readonly approver: string
  readonly items: readonly Omit<RequestItem, 'id'>[]
}

/** The change requests of one server, and the approvals that they wait for. */
export interface ChangeRequests {
  /** Oldest first. */
  readonly all: () => readonly ChangeRequest[]
  readonly find: (id: string) => ChangeRequest | undefined
  /** Oldest first. */
  readonly workItems: () => readonly WorkItem[]
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
  const known = defaultRequests(firstUser, target, clock.now())
  const requests = new Map(known.requests.map((request) => [request.id, request]))
  const workItems = new Map(known.workItems.map((workItem) => [workItem.id, workItem]))
  let [requestSerial, itemSerial, workSerial] = [443, 774, 3377]

  const create = ({ approver, description, items, requestor }: NewRequest): ChangeRequest => {
    requestSerial += 1
    workSerial += 1
    const now = clock.now()
    const asked = items.map((item) => ({ ...item, id: (itemSerial += 1) }))
    const request = newRequest(requestSerial, { description, requestor, requestedAt: now, items: asked })
    requests.set(request.id, request)
    const id = `${workSerial}:WPDS:1`
    workItems.set(id, {
      id,
      requestId: request.id,
      name: 'Asset Business Owner Approval',
      assignee: approver,
      dueAt: now + approvalMs,
      state: 'Available',
      completedAt: undefined,
      completedBy: '',
    })
    return request
  }

  return {
    create,
    all: () => [...requests.values()],
    find: (id) => requests.get(/^\d+$/.test(id) ? Number(id) : -1),
    workItems: () => [...workItems.values()],
    decide: (workItem, decision, username) => {
      const completedAt = clock.now()
      workItems.set(workItem.id, { ...workItem, state: decision, completedAt, completedBy: username })
      const request = requests.get(workItem.requestId)
      if (request === undefined) return

      const state = decision === 'Accepted' ? 'Completed' : 'Rejected'
      requests.set(request.id, { ...request, state, completedAt })
    },
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
