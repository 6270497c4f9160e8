import { forUser } from '../commands/acting-user.ts'
import { objectFormats, type Command } from '../commands/command.ts'
import { treeReply } from '../commands/tree-reply.ts'
import { pageOf } from './approval-page.ts'
import { briefTree, detailTree } from './approval-tree.ts'
import { ownWorkItem } from './own-work-item.ts'
import { perform } from './perform.ts'

/**
 * What took the place of the commands about approvals. Source: that they exist, G&L 7.1.1 and the caution of 7.5.2,
 * getApprovalsForUser; parameters and answers are assumed to be those of approvals.
 */
export const workItemCommands = {
  getWorkItemsForUser: {
    method: 'GET',
    token: 'any',
    formats: objectFormats,
    run: forUser((call, server, username) => {
      const found = pageOf(call, server, username)
      if ('refused' in found) return found.refused

      const workItems = found.page.map((workItem) => briefTree(workItem, server))
      return treeReply(call, { NumWorkItems: found.found, WorkItem: workItems })
    }),
  },
  getWorkItemDetails: {
    method: 'GET',
    token: 'any',
    formats: objectFormats,
    run: forUser((call, server, username) => {
      const workItem = ownWorkItem(call, server, { name: 'work-item-id', username })
      return 'refused' in workItem
        ? workItem.refused
        : treeReply(call, { WorkItem: detailTree(workItem, server) })
    }),
  },
  performWorkItem: {
    method: 'any',
    token: 'any',
    formats: objectFormats,
    run: forUser((call, server, username) => perform(call, server, { name: 'work-item-id', username })),
  },
} as const satisfies Record<string, Command>
