import { type Paint, wrap } from '../paint.ts'
import type { Finding, StepStatus } from './finding.ts'

const width = 80
const indent = ' '.repeat(4)
const marks: Readonly<Record<StepStatus, string>> = { ok: '✓', warning: '!', failed: '✗', skipped: '–' }

/** A finding as lines for a person. */
export function linesOf({ step, status, summary, details = [], advice }: Finding, paint: Paint): string {
  const colour = { ok: paint.green, warning: paint.yellow, failed: paint.red, skipped: paint.dim }[status]
  return [
    wrap(`  ${colour(marks[status])} ${paint.bold(step)}: ${summary}`, width, indent),
    ...details.map((detail) => paint.dim(wrap(indent + detail, width, indent))),
    ...(advice === undefined ? [] : [wrap(`${indent}→ ${advice}`, width, `${indent}  `)]),
  ].join('\n')
}

/** One line for all of it. */
export function verdictOf(findings: readonly Finding[]): string {
  const failed = findings.find(({ status }) => status === 'failed')
  if (failed) return `It does not work yet: ${failed.step}. ${failed.summary}`
  const warnings = findings.filter(({ status }) => status === 'warning').length
  if (warnings > 0) return `It works, with ${warnings} thing${warnings === 1 ? '' : 's'} to look at.`
  return 'It works.'
}
