import type { Tree } from '../commands/written-tree.ts'
import { displayName } from '../people/people.ts'
import { printTimestamp } from '../printed-moment.ts'
import { decisions, type WorkItem } from '../requests/change-request.ts'
import type { Server } from '../server.ts'

const printed = (moment: number | undefined): string => (moment === undefined ? '' : printTimestamp(moment))

/** How a username is shown: as the person's name; `AveksaAdmin,` where there is no such person. Source: G&L 7.5.2, getApprovalDetails. */
function shownName({ people }: Server, username: string): string {
  const person = people.find(username)
  const name = person === undefined ? '' : displayName(person)
  return username === '' || name !== '' ? name : `${username},`
}

/** One approval of a list. Source: G&L 7.5.2, findApprovals. */
export const briefTree = (workItem: WorkItem, { requests }: Server): Tree => ({
  WorkItemName: workItem.name,
  WorkItemId: workItem.id,
  RequestName: requests.find(String(workItem.requestId))?.name ?? '',
  WorkItemCompletedDate: printed(workItem.completedAt),
  WorkItemDueDate: printed(workItem.dueAt),
})

/** One approval with everything. Source: G&L 7.5.2, getApprovalDetails. */
export function detailTree(workItem: WorkItem, server: Server): Tree {
  const request = server.requests.find(String(workItem.requestId))
  const { completedAt, completedBy, dueAt, id, name, state } = workItem

  return {
    EmailApprovalEnabled: state === 'Available',
    LineItemApprovalEnabled: true,
    ExtraFields: '',
    WorkItemId: id,
    WorkItemName: name,
    WorkItemDueDate: printed(dueAt),
    WorkItemCompletedDate: printed(completedAt),
    WorkItemCompletedByName: shownName(server, completedBy),
    WorkItemReassignDisabled: false,
    WorkItemState: state,
    RequestId: workItem.requestId,
    RequestName: request?.name ?? '',
    RequestedByName: shownName(server, request?.requestor ?? ''),
    RequestDescription: request?.description ?? '',
    RequestNotes: '',
    RequestHasAttachments: false,
    Actions: { ActionName: state === 'Available' ? decisions : [state] },
  }
}
