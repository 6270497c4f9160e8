import type { ChangeRequest, WorkItem } from './change-request.ts'

/** Change requests and the approvals that they wait for: all that wait, and the last ten thousand that are over. */
export interface RequestStore {
  /** Oldest first. */
  readonly requests: () => readonly ChangeRequest[]
  /** Oldest first. */
  readonly workItems: () => readonly WorkItem[]
  readonly request: (id: number) => ChangeRequest | undefined
  readonly workItem: (id: string) => WorkItem | undefined
  /** The approval that a request waits for, or waited for. */
  readonly workItemOf: (request: Pick<ChangeRequest, 'id'>) => WorkItem | undefined
  /** Takes in what is new, or has changed. */
  readonly put: (request: ChangeRequest, workItem?: WorkItem) => void
}

const most = 10_000

/** Nothing has been asked for. */
export function createRequestStore(): RequestStore {
  const requests = new Map<number, ChangeRequest>()
  const workItems = new Map<string, WorkItem>()
  const itemIds = new Map<number, string>()
  const over = new Set<number>()

  const forgetOldest = (): void => {
    const [oldest] = over
    if (oldest === undefined || over.size <= most) return

    over.delete(oldest)
    requests.delete(oldest)
    workItems.delete(itemIds.get(oldest) ?? '')
    itemIds.delete(oldest)
  }

  return {
    requests: () => [...requests.values()],
    workItems: () => [...workItems.values()],
    request: (id) => requests.get(id),
    workItem: (id) => workItems.get(id),
    workItemOf: ({ id }) => workItems.get(itemIds.get(id) ?? ''),
    put: (request, workItem) => {
      requests.set(request.id, request)
      if (workItem !== undefined) {
        workItems.set(workItem.id, workItem)
        itemIds.set(request.id, workItem.id)
      }
      if (request.state !== 'PendingApprovals') over.add(request.id)
      forgetOldest()
    },
  }
}
