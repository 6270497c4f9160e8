import { parameter, type AcceptedCall } from '../call.ts'
import { refusals } from '../commands/refusals.ts'
import type { Reply } from '../replies.ts'
import type { WorkItem } from '../requests/change-request.ts'
import type { Server } from '../server.ts'
import { dateParameters, isWanted, readDay } from './approval-filters.ts'

/** A page of the approvals that a user has to give, or gave. */
export interface ApprovalPage {
  readonly found: number
  readonly page: readonly WorkItem[]
}

const states: Readonly<Record<string, (workItem: WorkItem) => boolean>> = {
  pending: ({ state }) => state === 'Available',
  completed: ({ state }) => state !== 'Available',
  all: () => true,
}
const directions = ['asc', 'desc']

/** What `state`, `sort`, `page-size` and `start-page` ask for, and the filters of `findApprovals`. Source: G&L 7.5.2, getApprovalsForUser. */
export function pageOf(
  call: AcceptedCall,
  server: Server,
  username: string,
): ApprovalPage | { readonly refused: Reply } {
  const refused = refusedParameter(call)
  if (refused !== undefined) return { refused }

  const isInState = states[parameter(call, 'state') ?? 'pending'] ?? (() => true)
  const sign = parameter(call, 'sort') === 'desc' ? -1 : 1
  const found = server.requests
    .workItems()
    .filter(({ assignee }) => assignee === username)
    .filter(isInState)
    .filter((workItem) => call.command !== 'findApprovals' || isWanted(call, workItem, server))
    .toSorted((left, right) => sign * (left.dueAt - right.dueAt))
  const { from, to } = pageBounds(call)

  return { found: found.length, page: found.slice(from, to) }
}

/** Which of the things found belong on the page: twenty, if nothing else is said. */
export function pageBounds(call: AcceptedCall): { readonly from: number; readonly to: number } {
  const size = Number(parameter(call, 'page-size') ?? 20)
  const from = (Number(parameter(call, 'start-page') ?? 1) - 1) * size
  return { from, to: from + size }
}

/** The 412 of a parameter that a list of pages cannot take. Of a page's size and number the words are assumed. */
export function refusedPaging(call: AcceptedCall): Reply | undefined {
  const wrong = ['page-size', 'start-page'].find((name) => !/^[1-9]\d*$/.test(parameter(call, name) ?? '1'))
  return wrong === undefined ? undefined : refusals.invalidParameter(call, wrong, ['a whole number'])
}

function refusedParameter(call: AcceptedCall): Reply | undefined {
  if (!Object.hasOwn(states, parameter(call, 'state') ?? 'all'))
    return refusals.invalidParameter(call, 'state', Object.keys(states))
  if (!directions.includes(parameter(call, 'sort') ?? 'asc'))
    return refusals.invalidParameter(call, 'sort', directions)

  const noDate = dateParameters.find((name) => readDay(parameter(call, name) ?? '01-jan-2020') === undefined)
  return noDate === undefined
    ? refusedPaging(call)
    : refusals.invalidParameter(call, noDate, ['the format dd-mmm-yyyy'])
}
