import { pageBounds, refusedPaging } from '../approvals/approval-page.ts'
import { ownWorkItem } from '../approvals/own-work-item.ts'
import { parameter, type AcceptedCall } from '../call.ts'
import { forUser } from '../commands/acting-user.ts'
import { objectFormats, type Command } from '../commands/command.ts'
import { objectReply } from '../commands/object-reply.ts'
import { preconditionFailed, refusals } from '../commands/refusals.ts'
import { treeReply, xmlReply } from '../commands/tree-reply.ts'
import type { Reply } from '../replies.ts'
import type { Server } from '../server.ts'
import type { ChangeRequest, RequestItem } from './change-request.ts'
import { itemTree, statusOf } from './item-tree.ts'
import { readChanges, type AskedChange } from './read-changes.ts'
import { understandChange } from './understand-change.ts'

/** The commands about change requests. Source: G&L 7.5.2, getRequestItems; of `createChangeRequest`, which it names, support articles. */
export const requestCommands = {
  createChangeRequest: {
    method: 'POST',
    token: 'any',
    formats: objectFormats,
    run: forUser((call, server, username) => {
      const asked = readChanges(call.body)
      if ('problem' in asked) return refusals.malformedXml(call, asked.problem)

      const items = asked.changes.map((change) => understandChange(change, server))
      const wrong = items.indexOf(undefined)
      if (items.length === 0 || wrong !== -1) return notCreated(call, asked.changes[wrong])
      const wanted = items.filter((item) => item !== undefined)
      const request = server.requests.create({
        description: asked.description,
        requestor: username,
        approver: approverOf(wanted, server) ?? username,
        items: wanted,
      })
      // The name under which `getRequestItems` takes it back.
      return objectReply(call, { 'request-id': String(request.id) })
    }),
  },
  /** JSON is documented as a format, and XML shown as the answer to it. */
  getRequestItems: {
    method: 'GET',
    token: 'any',
    formats: objectFormats,
    run: forUser((call, server, username) => {
      const request = ownRequest(call, server, username)
      if ('refused' in request) return request.refused
      const refused = refusedPaging(call)
      if (refused !== undefined) return refused

      const { from, to } = pageBounds(call)
      const workItem = server.requests.workItemOf(request)
      const write = server.settings.approvalLists === 'xml' ? xmlReply : treeReply
      return write(call, {
        NumRequestItems: request.items.length,
        WorkItemId: workItem?.id ?? '',
        RequestId: request.id,
        RequestStatus: statusOf(request),
        RequestItems: {
          RequestItem: request.items.slice(from, to).map((item) => itemTree(item, request)),
        },
      })
    }),
  },
} as const satisfies Record<string, Command>

/** Who answers for what is asked: the business owner of the first application named, if that person can sign in here. */
function approverOf(items: readonly Omit<RequestItem, 'id'>[], server: Server): string | undefined {
  const { accounts, directory, people } = server
  const source = items[0]?.businessSource
  const application = directory.applications.rows().find((row) => row['name'] === source)
  const owner = people.find(application?.['business_owner'] ?? '')?.user_id
  return owner !== undefined && accounts.has(owner) ? owner : undefined
}

const changeKinds: Readonly<Record<string, string>> = {
  UserChange: 'User change',
  AccountChange: 'Account change',
}

/** The sentence of KB 000049563, for an account's change; of others the same is assumed. */
function notCreated(call: AcceptedCall, change: AskedChange | undefined): Reply {
  const kind = change === undefined ? undefined : changeKinds[change.kind]
  const why =
    kind === undefined ? '' : ` ${kind} could not be created. Not all required properties were found.`
  return preconditionFailed(call, `The change request could not be created.${why}`)
}

/** The change request that the token's user asked for, or has to approve. Source: G&L 7.5.2, getRequestItems, 412. */
function ownRequest(
  call: AcceptedCall,
  server: Server,
  username: string,
): ChangeRequest | { readonly refused: Reply } {
  const notRetrieved = { refused: preconditionFailed(call, 'The change request could not be retrieved') }
  if (parameter(call, 'approval-id') !== undefined) {
    const workItem = ownWorkItem(call, server, { name: 'approval-id', username })
    if ('refused' in workItem) return workItem
    return server.requests.find(String(workItem.requestId)) ?? notRetrieved
  }
  const id = parameter(call, 'request-id')
  if (id === undefined) {
    const sentence = "Either the 'approval-id' or the 'request-id' parameter must be provided."
    return { refused: preconditionFailed(call, sentence) }
  }
  const request = server.requests.find(id)
  if (request === undefined) return notRetrieved
  const isOwn = [request.requestor, server.requests.workItemOf(request)?.assignee].includes(username)
  return isOwn ? request : notRetrieved
}
