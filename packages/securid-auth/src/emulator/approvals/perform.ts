import { parameter, type AcceptedCall } from '../call.ts'
import { objectReply } from '../commands/object-reply.ts'
import { preconditionFailed, refusals } from '../commands/refusals.ts'
import type { Reply } from '../replies.ts'
import { decisions } from '../requests/change-request.ts'
import type { Server } from '../server.ts'
import { ownWorkItem } from './own-work-item.ts'

/**
 * Accepts or rejects a work item. No page of this command was found: the action is one of those that `getApprovalDetails`
 * lists, and it is the answer that is assumed.
 */
export function perform(
  call: AcceptedCall,
  server: Server,
  asked: { readonly name: string; readonly username: string },
): Reply {
  const workItem = ownWorkItem(call, server, asked)
  if ('refused' in workItem) return workItem.refused
  const action = parameter(call, 'action')
  if (action === undefined) return refusals.missingParameter(call, 'action')
  const decision = decisions.find((known) => known.toLowerCase() === action.toLowerCase())
  if (decision === undefined) return refusals.invalidParameter(call, 'action', decisions)
  if (workItem.state !== 'Available') return preconditionFailed(call, 'The work item is already completed')

  server.requests.decide(workItem, decision, asked.username)
  return objectReply(call, { status: 'success' })
}
