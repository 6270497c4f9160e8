/** A picture: what is drawn, and what it says to those who do not see it. */
export interface Drawing {
  readonly title: string
  readonly subtitle: string
  /** How it was measured, and where: a line each. */
  readonly notes: readonly string[]
  readonly width: number
  readonly height: number
  /** Elements; the first 76 pixels belong to the titles, the last ones to the notes. */
  readonly elements: readonly string[]
}

export const margin = 28
const lineHeight = 17

/** Light by day, dark by night: a picture in a page is asked for the colours that its reader prefers. */
const style = `
  .card { fill: #ffffff; stroke: #d8dee6 } .title { fill: #10202f; font-size: 19px; font-weight: 650 }
  text { fill: #33475b; font: 13px ui-sans-serif, system-ui, 'Segoe UI', Helvetica, Arial, sans-serif }
  .quiet { fill: #66788a; font-size: 12px } .strong { fill: #10202f; font-weight: 600 }
  .number { font-variant-numeric: tabular-nums } .line { stroke: #e3e8ee }
  .ours { fill: #1565d8 } .ours-pale { fill: #9dc3f7 } .theirs { fill: #7d8b99 } .theirs-pale { fill: #cdd5dd }
  .curve { fill: none; stroke: #1565d8; stroke-width: 2.5; stroke-linejoin: round } .area { fill: #1565d8; opacity: .12 }
  .band { fill: #f0a202; opacity: .16 } .band-text { fill: #8a5a00; font-size: 12px; font-weight: 600 }
  @media (prefers-color-scheme: dark) {
    .card { fill: #11181f; stroke: #2b3845 } .title, .strong { fill: #eef3f8 } text { fill: #c2cedb }
    .quiet { fill: #8fa1b3 } .line { stroke: #26323e }
    .ours { fill: #62a8ff } .ours-pale { fill: #2a5a98 } .theirs { fill: #8797a7 } .theirs-pale { fill: #3c4956 }
    .curve { stroke: #62a8ff } .area { fill: #62a8ff; opacity: .16 }
    .band { fill: #f0b429; opacity: .15 } .band-text { fill: #f3c766 }
  }`

/** A drawing as a file. */
export function svgOf({ title, subtitle, notes, width, height, elements }: Drawing): string {
  const below = height - margin - (notes.length - 1) * lineHeight
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title description">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="description">${escaped([subtitle, ...notes].join(' '))}</desc>`,
    `<style>${style}\n</style>`,
    `<rect class="card" x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="12"/>`,
    text(title, { x: margin, y: 38, looks: 'title' }),
    text(subtitle, { x: margin, y: 60, looks: 'quiet' }),
    ...elements,
    ...notes.map((note, line) => text(note, { x: margin, y: below + line * lineHeight, looks: 'quiet' })),
    '</svg>\n',
  ].join('\n')
}

/** Where a text stands, and how it looks. */
export interface Placed {
  readonly x: number
  readonly y: number
  readonly looks?: string
  readonly anchor?: 'middle' | 'end'
}

/** A line of text. */
export function text(words: string, { x, y, looks = '', anchor }: Placed): string {
  const side = anchor ? ` text-anchor="${anchor}"` : ''
  return `<text x="${round(x)}" y="${round(y)}" class="${looks}"${side}>${escaped(words)}</text>`
}

/** Where a box stands, and how large it is. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A box with corners that are a little round. */
export function box({ x, y, width, height }: Box, looks: string): string {
  const corner = Math.min(2, width / 2)
  return `<rect class="${looks}" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="${round(corner)}"/>`
}

/** Numbers of a picture need no more than a tenth of a pixel. */
export function round(value: number): string {
  return String(Math.round(value * 10) / 10)
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
