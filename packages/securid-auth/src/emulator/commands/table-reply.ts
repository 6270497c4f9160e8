import { parameter, type AcceptedCall } from '../call.ts'
import { contentReply, jsonReply, propertiesReply, type Reply } from '../replies.ts'
import type { Row } from '../row.ts'
import { writeXml } from './written-tree.ts'

/** What was found: rows with the columns that were asked for. */
export interface Table {
  readonly objectName: string
  readonly columns: readonly string[]
  readonly rows: readonly Row[]
}

/**
 * What a find command answers: `{"findUsers":[{…}]}`; or a table with a header row; or, as properties, one line a
 * column with all objects' values joined by commas. Source: G&L 7.5.2, findUsers. That xml is a format is documented, how
 * it looks is not: it is written as approvals are.
 */
export function tableReply(call: AcceptedCall, { columns, objectName, rows }: Table): Reply {
  const valuesOf = (row: Row): string[] => columns.map((column) => row[column] ?? '')
  const table = (delimiter: string): string =>
    [...(parameter(call, 'includeHeaderRow') === 'false' ? [] : [columns]), ...rows.map(valuesOf)]
      .map((line) => `${line.map((value) => quoted(value, delimiter)).join(delimiter)}\n`)
      .join('')

  switch (call.format) {
    case 'json':
      return jsonReply({ [call.command]: rows })
    case 'xml':
      return contentReply('application/xml', writeXml(call.command, { [objectName]: rows }))
    case 'csv':
      return contentReply('text/csv', table(parameter(call, 'delimiter') ?? ','))
    case 'tsv':
      return contentReply('text/tab-separated-values', table('\t'))
    case 'properties': {
      const joint = parameter(call, 'delimiter') ?? ','
      return propertiesReply(
        Object.fromEntries(
          columns.map((column) => [column, rows.map((row) => row[column] ?? '').join(joint)]),
        ),
      )
    }
  }
}

const quoted = (value: string, delimiter: string): string =>
  value.includes(delimiter) || /["\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
