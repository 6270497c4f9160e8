import { parameter, type AcceptedCall } from '../call.ts'
import { jsonReply } from '../replies.ts'
import { personColumns, people, type Person } from '../state/people.ts'
import { objectFormats, type Command } from './command.ts'
import { refusals } from './refusals.ts'
import { tableReply, type Row } from './table-reply.ts'

const isColumn = (word: string): word is keyof Person => (personColumns as readonly string[]).includes(word)

/** The commands that look something up. Source: G&L 7.5.2, findUsers and findApprovals. */
export const findCommands = {
  findUsers: {
    method: 'GET',
    token: 'any',
    formats: ['properties', 'json', 'csv', 'tsv'],
    run: (call) => {
      const columns = listed(call, 'returnColumns') ?? personColumns
      const sortColumns = listed(call, 'sortByColumns') ?? []
      // A column the view lacks is the database's complaint; that it reads so is a guess.
      if (!columns.every(isColumn) || !sortColumns.every(isColumn)) {
        return refusals.exception('Executing JDBC query failed')
      }
      const most = parameter(call, 'returnMaxRows') ?? people.length.toString()
      if (!/^\d+$/.test(most)) return refusals.invalidParameter(call, 'returnMaxRows', ['a whole number'])

      const direction = parameter(call, 'sortDirection')?.toLowerCase()
      const found = people.filter((person) => matches(call, person))
      const rows = sorted(found, sortColumns, direction === undefined || direction === 'asc').map(
        (person): Row => columns.map((column) => [column, person[column]]),
      )
      const wanted = parameter(call, 'distinct') === 'true' ? distinct(rows) : rows
      return tableReply(call, columns, wanted.slice(0, Number(most)))
    },
  },
  /** Acts for the token's user, whom an application's token has not. JSON, and real numbers in it, is all that is shown. */
  findApprovals: {
    method: 'GET',
    token: 'any',
    formats: objectFormats,
    run: (call) =>
      call.token?.kind === 'app'
        ? refusals.missingParameter(call, 'auth-user-id')
        : jsonReply({
            findApprovals: {
              Approval: {
                WorkItemName: 'Asset Business Owner Approval',
                WorkItemId: '3377:WPDS:1',
                RequestName: 'UAR-5',
                WorkItemCompletedDate: '',
                WorkItemDueDate: '2024-01-22 17:00:00.0',
              },
              NumApprovals: 1,
            },
          }),
  },
} as const satisfies Record<string, Command>

/** A parameter that may hold a comma-separated list, and may come several times. */
function listed({ url }: AcceptedCall, name: string): readonly string[] | undefined {
  const words = url.searchParams.getAll(name).flatMap((list) => list.split(','))
  return words.some((word) => word !== '') ? words.map((word) => word.trim()) : undefined
}

/** Every parameter named like a column is a filter. */
function matches(call: AcceptedCall, person: Person): boolean {
  const fold = (text: string): string =>
    parameter(call, 'ignoreCase') === 'true' ? text.toLowerCase() : text

  return personColumns.every((column) => {
    const wanted = call.url.searchParams.get(column)
    return wanted === null || fold(wanted) === fold(person[column])
  })
}

function sorted(found: readonly Person[], columns: readonly (keyof Person)[], ascending: boolean): Person[] {
  const sign = ascending ? 1 : -1
  return found.toSorted((left, right) => {
    const column = columns.find((name) => left[name] !== right[name])
    if (column === undefined) return 0
    return left[column] < right[column] ? -sign : sign
  })
}

const distinct = (rows: readonly Row[]): Row[] => [
  ...new Map(rows.map((row) => [JSON.stringify(row), row])).values(),
]
