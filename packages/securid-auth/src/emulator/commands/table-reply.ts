import { parameter, type AcceptedCall } from '../call.ts'
import { contentReply, jsonReply, propertiesReply, type Reply } from '../replies.ts'

/** One found object: its columns and values, in the order asked for. */
export type Row = readonly (readonly [column: string, value: string])[]

/**
 * What a find command answers: `{"findUsers":[{…}]}`; or a table with a header row; or, as properties, one line a
 * column with all objects' values joined by commas. Source: G&L 7.5.2, findUsers.
 */
export function tableReply(call: AcceptedCall, columns: readonly string[], rows: readonly Row[]): Reply {
  const valuesOf = (row: Row): string[] => row.map(([, value]) => value)
  const table = (delimiter: string): string =>
    [...(parameter(call, 'includeHeaderRow') === 'false' ? [] : [columns]), ...rows.map(valuesOf)]
      .map((line) => `${line.map((value) => quoted(value, delimiter)).join(delimiter)}\n`)
      .join('')

  switch (call.format) {
    case 'json':
      return jsonReply({ [call.command]: rows.map((row) => Object.fromEntries(row)) })
    case 'csv':
      return contentReply('text/csv', table(parameter(call, 'delimiter') ?? ','))
    case 'tsv':
      return contentReply('text/tab-separated-values', table('\t'))
    case 'properties': {
      const joint = parameter(call, 'delimiter') ?? ','
      return propertiesReply(
        Object.fromEntries(
          columns.map((column, index) => [column, rows.map((row) => valuesOf(row)[index] ?? '').join(joint)]),
        ),
      )
    }
  }
}

const quoted = (value: string, delimiter: string): string =>
  value.includes(delimiter) || /["\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
