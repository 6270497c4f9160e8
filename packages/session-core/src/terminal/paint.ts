import type { Terminal } from './terminal.ts'

/** Colours where a terminal wants them. */
export interface Paint {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly green: (text: string) => string
  readonly red: (text: string) => string
  readonly yellow: (text: string) => string
}

/** Paints for one stream: nothing with NO_COLOR, TERM=dumb, or where no terminal listens. */
export function paintFor({ isTTY }: { readonly isTTY?: boolean }, { env }: Pick<Terminal, 'env'>): Paint {
  const isColoured = Boolean(isTTY) && !env['NO_COLOR'] && env['TERM'] !== 'dumb'
  const paint =
    (start: number, end: number) =>
    (text: string): string =>
      isColoured ? `\u{1B}[${start}m${text}\u{1B}[${end}m` : text

  return {
    bold: paint(1, 22),
    dim: paint(2, 22),
    red: paint(31, 39),
    green: paint(32, 39),
    yellow: paint(33, 39),
  }
}

/** Text in lines of at most `width` columns; all but the first begin with `indent`. */
export function wrap(text: string, width: number, indent = ''): string {
  const [first = '', ...words] = text.split(/(?<=\S) /)
  const lines = [first]
  for (const word of words) {
    const line = `${lines.at(-1)} ${word}`
    if (visible(line).length <= width) lines[lines.length - 1] = line
    else lines.push(indent + word)
  }
  return lines.join('\n')
}

/** Without the codes that colour it. */
function visible(text: string): string {
  // oxlint-disable-next-line no-control-regex -- The codes begin with a control character.
  return text.replaceAll(/\u{1B}\[\d+m/gu, '')
}
