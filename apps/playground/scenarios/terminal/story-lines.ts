import type { Exchange } from '../../shared/exchange.ts'
import type { StoryRun } from '../../shared/story-run.ts'
import type { Story } from '../story.ts'
import { findingLines, type Paint } from './finding-lines.ts'
import { wireLines } from './wire-lines.ts'
import { columns, wrap } from './wrap.ts'

/** What happened in a run, and when it began; milliseconds since 1970. */
export interface RecordedRun {
  readonly run: StoryRun
  readonly exchanges: readonly Exchange[]
  readonly startedAt: number
}

/** A run from its title to its verdict: steps and requests in the order of their times. */
export function storyLines(
  { about, title }: Story,
  { exchanges, run, startedAt }: RecordedRun,
  paint: Paint,
): readonly string[] {
  const steps = run.steps.map(({ at, text }) => ({
    at,
    lines: wrap(`· ${text}`, columns).map((line) => paint('bold', line)),
  }))
  const happened = [...steps, ...wireLines(exchanges, startedAt)].toSorted(
    (left, right) => left.at - right.at,
  )
  const isKept = run.state === 'kept'

  return [
    '',
    paint('bold', title),
    ...wrap(about, columns),
    '',
    ...happened.flatMap(({ lines }) => lines),
    '',
    ...findingLines(run.findings, paint),
    ...(run.error === undefined ? [] : wrap(`It broke off: ${run.error}`, columns)),
    '',
    isKept ? paint('green', 'Every promise was kept.') : paint('red', 'A PROMISE WAS BROKEN.'),
  ]
}
