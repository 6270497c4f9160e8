/** The answer to one question. */
export interface Table {
  readonly question: string
  /** How it was asked. */
  readonly setting: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly bars: readonly Bar[]
}

/** What we want to be held to, with the figure that was measured. */
export interface Bar {
  readonly wish: string
  readonly figure: string
  readonly met: boolean
}

/** As Markdown that can be read in a terminal, too. */
export function printTable({ question, setting, columns, rows, bars }: Table): string {
  const widths = columns.map((column, place) =>
    Math.max(column.length, ...rows.map((row) => row[place]?.length ?? 0)),
  )
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, place) => pad(cell, place, widths[place])).join(' | ')} |`
  const rule = widths.map((width, place) => '-'.repeat(width - Number(place > 0)) + (place > 0 ? ':' : ''))

  return [
    `## ${question}\n\n${setting}\n`,
    line(columns),
    line(rule),
    ...rows.map(line),
    '',
    ...bars.map(({ wish, figure, met }) => `- ${wish}: ${figure}, ${met ? 'met' : 'not met'}`),
    '',
  ].join('\n')
}

/** Names to the left, figures to the right. */
function pad(cell: string, place: number, width = 0): string {
  return place === 0 ? cell.padEnd(width) : cell.padStart(width)
}
