import type { VendorName } from './vendor.ts'
import type { Finding } from '@org/session-core/terminal'

/** One step of a diagnosis, as a person reads it. */
export type ShownFinding = Pick<Finding, 'step' | 'status' | 'summary' | 'details' | 'advice'>

/** What `doctor` of a product's command line says of a server. */
export interface Diagnosis {
  readonly vendor: VendorName
  readonly state: 'running' | 'done' | 'failed'
  /** Whether it logs in, and out again. */
  readonly withLogin: boolean
  /** Empty until it is done. */
  readonly findings: readonly ShownFinding[]
  /** All of it in one sentence. */
  readonly verdict?: string
  /** Why there is no report. */
  readonly problem?: string
}
