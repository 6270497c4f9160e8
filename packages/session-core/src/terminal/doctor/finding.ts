/** How a step of the diagnosis went. */
export type StepStatus = 'ok' | 'warning' | 'failed' | 'skipped'

/** What one step found, as a person reads it and as data. */
export interface Finding {
  readonly step: string
  readonly status: StepStatus
  /** One sentence. */
  readonly summary: string
  /** More of it, a line each. */
  readonly details?: readonly string[]
  /** What to do. */
  readonly advice?: string
  /** For programs. */
  readonly data?: Readonly<Record<string, unknown>>
}

/** Whether an answer without a session looks like the product's. */
export interface ProbeFinding {
  readonly isProduct: boolean
  readonly summary: string
  readonly advice?: string
  /** The server's `Date` header, for the clock. */
  readonly date?: string | undefined
}
