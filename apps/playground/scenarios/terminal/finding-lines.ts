import type { Finding } from '../../shared/story-run.ts'
import { wrap } from './wrap.ts'

const [promisedWidth, valueWidth] = [32, 21]

/** Paints a line for a terminal; without colour, the line as it is. */
export type Paint = (colour: 'green' | 'red' | 'dim' | 'bold', line: string) => string

/** What was promised, what was expected and what was seen, in three columns. */
export function findingLines(findings: readonly Finding[], paint: Paint): readonly string[] {
  const heading = `  ${'Promised'.padEnd(promisedWidth)}  ${'Expected'.padEnd(valueWidth)}  Seen`
  return [
    paint('dim', heading),
    ...findings.flatMap((finding) =>
      rowOf(finding).map((line) => (finding.kept ? line : paint('red', line))),
    ),
  ]
}

function rowOf({ expected, kept, promised, seen }: Finding): readonly string[] {
  const cells = [
    wrap(promised, promisedWidth),
    wrap(String(expected), valueWidth),
    wrap(String(seen), valueWidth),
  ]
  const height = Math.max(...cells.map(({ length }) => length))
  return Array.from({ length: height }, (_, index) => {
    const [first = '', second = '', third = ''] = cells.map((cell) => cell[index] ?? '')
    const mark = index > 0 ? ' ' : markOf(kept)
    return `${mark} ${first.padEnd(promisedWidth)}  ${second.padEnd(valueWidth)}  ${third}`.trimEnd()
  })
}

const markOf = (kept: boolean): string => (kept ? '✓' : '✗')
