import type { Diagnosis } from '../../shared/diagnosis.ts'
import * as v from 'valibot'

const Report = v.object({
  findings: v.array(
    v.object({
      step: v.string(),
      status: v.picklist(['ok', 'warning', 'failed', 'skipped']),
      summary: v.string(),
      details: v.exactOptional(v.array(v.string())),
      advice: v.exactOptional(v.string()),
    }),
  ),
  verdict: v.string(),
})

/** What `doctor --json` wrote; nothing when it wrote no report. */
export function readReport(text: string): Pick<Diagnosis, 'findings' | 'state' | 'verdict'> | undefined {
  const report = v.safeParse(v.pipe(v.string(), v.parseJson(), Report), text)
  return report.success ? { state: 'done', ...report.output } : undefined
}
