import { appendFileSync, readFileSync } from 'node:fs'

/** One thing that happened: when, in microseconds of the machine; to whom; what; and about which session, if any. */
export interface HistoryLine {
  readonly at: number
  /** A process, `server`, or `world` for what is done to them from outside. */
  readonly who: string
  readonly what: string
  readonly about?: string
  /** Of a served call: which process made it. */
  readonly by?: string
}

/** Adds a line: whole, or not at all, whoever writes at the same time. */
export function addToHistory(file: string, line: Omit<HistoryLine, 'at'>): void {
  const at = Number(process.hrtime.bigint() / 1000n)
  appendFileSync(file, `${JSON.stringify({ at, ...line })}\n`)
}

/** All lines so far, as they happened. */
export function readHistory(file: string): readonly HistoryLine[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as HistoryLine)
    .toSorted((left, right) => left.at - right.at)
}
