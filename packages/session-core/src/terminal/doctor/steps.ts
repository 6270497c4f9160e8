import type { Finding } from './finding.ts'

/** What the steps share: each knows what the ones before it found. */
export interface Diagnosis {
  readonly findings: readonly Finding[]
  /** Adds a finding, and tells it. */
  readonly note: (finding: Finding) => void
}

/** Whether what comes after this can be learnt at all. */
export const isDeadEnd = ({ status }: Finding): boolean => status === 'failed'

/** Collects findings, telling each one as it comes. */
export function createDiagnosis(tell: (finding: Finding) => void): Diagnosis {
  const findings: Finding[] = []
  return {
    findings,
    note: (finding) => {
      findings.push(finding)
      tell(finding)
    },
  }
}
