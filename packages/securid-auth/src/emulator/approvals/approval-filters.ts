import { parameter, type AcceptedCall } from '../call.ts'
import type { WorkItem } from '../requests/change-request.ts'
import type { Server } from '../server.ts'

type Words = (workItem: WorkItem, server: Server) => readonly (string | undefined)[]

const requestOf = (workItem: WorkItem, { requests }: Server) => requests.find(String(workItem.requestId))

const personOf = (workItem: WorkItem, server: Server) =>
  server.people.find(requestOf(workItem, server)?.requestor ?? '')

/** What a filter by words is compared with; one equal word is enough. Source: G&L 7.5.2, findApprovals. */
const byWords: Readonly<Record<string, Words>> = {
  'approval-id': ({ id }) => [id],
  'business-source': (item, server) =>
    requestOf(item, server)?.items.map((change) => change.businessSource) ?? [],
  'entitlement-name': (item, server) => requestOf(item, server)?.items.map((change) => change.name) ?? [],
  'entitlement-type': (item, server) =>
    requestOf(item, server)?.items.map(({ valueType }) =>
      valueType === 'UserGroup' ? 'group' : valueType,
    ) ?? [],
  'user-id': (item, server) => [requestOf(item, server)?.requestor],
  'user-first-name': (item, server) => [personOf(item, server)?.first_name],
  'user-last-name': (item, server) => [personOf(item, server)?.last_name],
}

type Moment = (workItem: WorkItem, server: Server) => number | undefined

/** The moments that `…-after` and `…-before` bound. */
const byMoment: Readonly<Record<string, Moment>> = {
  completed: ({ completedAt }) => completedAt,
  due: ({ dueAt }) => dueAt,
  requested: (item, server) => requestOf(item, server)?.requestedAt,
}

/** The date parameters, by name. */
export const dateParameters: readonly string[] = Object.keys(byMoment).flatMap((name) => [
  `${name}-after`,
  `${name}-before`,
])

/** The day that `dd-mmm-yyyy` names, in UTC; undefined when it names none. */
export function readDay(text: string): number | undefined {
  if (!/^\d\d-[a-z]{3}-\d{4}$/i.test(text)) return undefined

  const day = Date.parse(`${text.replaceAll('-', ' ')} UTC`)
  return Number.isNaN(day) ? undefined : day
}

/** Whether an approval is one of those that the parameters ask for; upper and lower case are the same. */
export function isWanted(call: AcceptedCall, workItem: WorkItem, server: Server): boolean {
  const hasWords = Object.entries(byWords).every(([name, words]) => {
    const wanted = parameter(call, name)?.toLowerCase()
    return wanted === undefined || words(workItem, server).some((word) => word?.toLowerCase() === wanted)
  })
  const isInTime = Object.entries(byMoment).every(([name, momentOf]) => {
    const [after, before] = [parameter(call, `${name}-after`), parameter(call, `${name}-before`)]
    if (after === undefined && before === undefined) return true
    const moment = momentOf(workItem, server)
    if (moment === undefined) return false
    return (
      moment >= (readDay(after ?? '') ?? -Infinity) &&
      moment < (readDay(before ?? '') ?? Infinity) + 86_400_000
    )
  })
  return hasWords && isInTime
}
