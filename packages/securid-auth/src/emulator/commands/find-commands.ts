import { parameter, type AcceptedCall, type Format } from '../call.ts'
import type { Reply } from '../replies.ts'
import type { Row, View } from '../row.ts'
import type { Server } from '../server.ts'
import type { Command } from './command.ts'
import { preconditionFailed, refusals } from './refusals.ts'
import { tableReply } from './table-reply.ts'

const formats: readonly Format[] = ['properties', 'json', 'csv', 'tsv', 'xml']

const find = (viewOf: (server: Server) => View): Command => ({
  method: 'GET',
  token: 'any',
  formats,
  run: (call, server) => answer(call, viewOf(server)),
})

/** The commands that look in a public view. Source: G&L 7.5.2, Information. */
export const findCommands = {
  findUsers: find(({ directory }) => directory.users),
  findAccounts: find(({ directory }) => directory.accounts),
  findApplications: find(({ directory }) => directory.applications),
  findBusinessUnits: find(({ directory }) => directory.businessUnits),
  findChangeRequests: find(({ requestView }) => requestView),
  findUserGroups: find(({ directory }) => directory.userGroups),
} as const satisfies Record<string, Command>

function answer(call: AcceptedCall, view: View): Reply {
  const columns = listed(call, 'returnColumns') ?? view.columns
  const sortColumns = listed(call, 'sortByColumns') ?? []
  const unknown = (names: readonly string[]): string | undefined =>
    names.find((name) => !view.columns.includes(name))
  const [noColumn, noSortColumn] = [unknown(columns), unknown(sortColumns)]
  if (noColumn !== undefined) return invalidColumn(call, 'returncolumns', noColumn)
  if (noSortColumn !== undefined) return invalidColumn(call, 'sortbycolumns', noSortColumn)
  const most = parameter(call, 'returnMaxRows') ?? 'Infinity'
  if (!/^(?:\d+|Infinity)$/.test(most))
    return refusals.invalidParameter(call, 'returnMaxRows', ['a whole number'])

  const direction = parameter(call, 'sortDirection')?.toLowerCase() ?? 'asc'
  const found = view.rows().filter(matching(call, view))
  const rows = sorted(found, sortColumns, direction === 'asc')
  const wanted =
    parameter(call, 'distinct') === 'true' ? distinct(rows.map((row) => pick(row, columns))) : rows
  const page = wanted.slice(0, Number(most)).map((row) => pick(row, columns))
  return tableReply(call, { objectName: view.objectName, columns, rows: page })
}

/** The name of the parameter and the column come back in lower case. Source: G&L 7.5.2, findBusinessUnits; of sorting it is assumed. */
const invalidColumn = (call: AcceptedCall, name: string, column: string): Reply =>
  preconditionFailed(call, `The parameter ${name} contains an invalid column - \`${column}\`.`)

/** A parameter that may hold a comma-separated list, and may come several times; a column counts in any case. */
function listed({ url }: AcceptedCall, name: string): readonly string[] | undefined {
  const words = url.searchParams.getAll(name).flatMap((list) => list.split(','))
  return words.some((word) => word !== '') ? words.map((word) => word.trim().toLowerCase()) : undefined
}

/** Every parameter named like a column is a filter. */
function matching(call: AcceptedCall, { columns }: View): (row: Row) => boolean {
  const ignoresCase = parameter(call, 'ignoreCase') === 'true'
  const fold = (text: string): string => (ignoresCase ? text.toLowerCase() : text)
  const filters = [...call.url.searchParams]
    .map(([name, wanted]) => [name.toLowerCase(), fold(wanted)] as const)
    .filter(([column]) => columns.includes(column))

  return (row) => filters.every(([column, wanted]) => wanted === fold(row[column] ?? ''))
}

/** Numbers are ordered as numbers, everything else as text. */
function sorted(found: readonly Row[], columns: readonly string[], ascending: boolean): readonly Row[] {
  const sign = ascending ? 1 : -1
  const compare = (left = '', right = ''): number => {
    const areNumbers = /^\d+ \d+$/.test(`${left} ${right}`)
    const isLess = areNumbers ? Number(left) < Number(right) : left < right
    return isLess ? -sign : sign
  }

  return found.toSorted((left, right) => {
    const column = columns.find((name) => left[name] !== right[name])
    return column === undefined ? 0 : compare(left[column], right[column])
  })
}

const pick = (row: Row, columns: readonly string[]): Row =>
  Object.fromEntries(columns.map((column) => [column, row[column] ?? '']))

const distinct = (rows: readonly Row[]): readonly Row[] => [
  ...new Map(rows.map((row) => [JSON.stringify(row), row])).values(),
]
