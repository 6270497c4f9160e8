/** What a question brought. */
export interface Answer {
  readonly tables: readonly Table[]
  readonly charts?: readonly Chart[]
}

/** A picture of figures, as SVG. */
export interface Chart {
  /** `cost.svg` */
  readonly file: string
  readonly svg: string
}

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
  /** `undefined` while the scatter allows both. */
  readonly met: boolean | undefined
}

const width = 80

/** As Markdown that can be read in a terminal, too. */
export function printTable({ question, setting, columns, rows, bars }: Table): string {
  const widths = columns.map((column, place) =>
    Math.max(column.length, ...rows.map((row) => row[place]?.length ?? 0)),
  )
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, place) => pad(cell, place, widths[place])).join(' | ')} |`
  const rule = widths.map((width, place) => '-'.repeat(width - Number(place > 0)) + (place > 0 ? ':' : ''))

  return [
    `## ${question}\n`,
    `${fold(setting)}\n`,
    line(columns),
    line(rule),
    ...rows.map(line),
    '',
    ...bars.map(({ wish, figure, met }) => fold(`- ${wish}: ${figure}, ${sayMet(met)}`, '  ')),
    '',
  ].join('\n')
}

function sayMet(met: boolean | undefined): string {
  if (met === undefined) return 'too close to call'
  return met ? 'met' : 'not met'
}

/** Names to the left, figures to the right. */
function pad(cell: string, place: number, to = 0): string {
  return place === 0 ? cell.padEnd(to) : cell.padStart(to)
}

/** Lines of a terminal's width; those that follow are indented. */
function fold(text: string, indent = ''): string {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(last === undefined ? word : indent + word)
  }
  return lines.join('\n')
}
