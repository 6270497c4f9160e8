import { forUser } from '../commands/acting-user.ts'
import { objectFormats, type Command } from '../commands/command.ts'
import { treeReply, xmlReply } from '../commands/tree-reply.ts'
import { pageOf } from './approval-page.ts'
import { briefTree, detailTree } from './approval-tree.ts'
import { ownWorkItem } from './own-work-item.ts'
import { perform } from './perform.ts'

/** The commands about approvals. Source: G&L 7.5.2, Request; of `performApproval` no page was found. */
export const approvalCommands = {
  findApprovals: {
    method: 'GET',
    token: 'any',
    formats: objectFormats,
    run: forUser((call, server, username) => {
      const found = pageOf(call, server, username)
      if ('refused' in found) return found.refused

      const approvals = found.page.map((workItem) => briefTree(workItem, server))
      return treeReply(call, { Approval: approvals, NumApprovals: found.found })
    }),
  },
  /** JSON is documented as a format, and XML shown as the answer to it. */
  getApprovalsForUser: {
    method: 'GET',
    token: 'any',
    formats: objectFormats,
    run: forUser((call, server, username) => {
      const found = pageOf(call, server, username)
      if ('refused' in found) return found.refused

      const approvals = found.page.map((workItem) => briefTree(workItem, server))
      const write = server.settings.approvalLists === 'xml' ? xmlReply : treeReply
      return write(call, { NumApprovals: found.found, Approval: approvals })
    }),
  },
  getApprovalDetails: {
    method: 'GET',
    token: 'any',
    formats: objectFormats,
    run: forUser((call, server, username) => {
      const workItem = ownWorkItem(call, server, { name: 'approval-id', username })
      return 'refused' in workItem
        ? workItem.refused
        : treeReply(call, { Approval: detailTree(workItem, server) })
    }),
  },
  performApproval: {
    method: 'any',
    token: 'any',
    formats: objectFormats,
    run: forUser((call, server, username) => perform(call, server, { name: 'approval-id', username })),
  },
} as const satisfies Record<string, Command>
