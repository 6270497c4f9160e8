import type { Command } from '../commands/command.ts'
import { detailed, listed, performed } from './waiting-items.ts'

/**
 * What took the place of the commands about approvals. Source: that they exist, G&L 7.1.1 and the caution of 7.5.2,
 * getApprovalsForUser; parameters and answers are assumed to be those of approvals.
 */
export const workItemCommands = {
  getWorkItemsForUser: listed((items, found) => ({ NumWorkItems: found, WorkItem: items })),
  getWorkItemDetails: detailed({ item: 'WorkItem', id: 'work-item-id' }),
  performWorkItem: performed({ id: 'work-item-id' }),
} as const satisfies Record<string, Command>
