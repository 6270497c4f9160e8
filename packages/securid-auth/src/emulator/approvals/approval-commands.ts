import type { Command } from '../commands/command.ts'
import { detailed, listed, performed } from './waiting-items.ts'

/** The commands about approvals. Source: G&L 7.5.2, Request; of `performApproval` no page was found. */
export const approvalCommands = {
  findApprovals: listed((items, found) => ({ Approval: items, NumApprovals: found })),
  /** JSON is documented as a format, and XML shown as the answer to it. */
  getApprovalsForUser: listed((items, found) => ({ NumApprovals: found, Approval: items }), {
    shownInXml: true,
  }),
  getApprovalDetails: detailed({ item: 'Approval', id: 'approval-id' }),
  performApproval: performed({ id: 'approval-id' }),
} as const satisfies Record<string, Command>
