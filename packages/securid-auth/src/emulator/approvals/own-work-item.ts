import { parameter, type AcceptedCall } from '../call.ts'
import { preconditionFailed } from '../commands/refusals.ts'
import type { Reply } from '../replies.ts'
import type { WorkItem } from '../requests/change-request.ts'
import type { Server } from '../server.ts'

/** The work item that the token's user may see, by the parameter of this name; or why not. Source: G&L 7.5.2, getApprovalDetails, 412. */
export function ownWorkItem(
  call: AcceptedCall,
  { requests }: Server,
  asked: { readonly name: string; readonly username: string },
): WorkItem | { readonly refused: Reply } {
  const id = parameter(call, asked.name)
  if (id === undefined) {
    return { refused: preconditionFailed(call, `The ${asked.name} parameter is required.`) }
  }
  const found = requests.workItem(id)
  return found?.assignee === asked.username
    ? found
    : { refused: preconditionFailed(call, 'The work item could not be retrieved') }
}
