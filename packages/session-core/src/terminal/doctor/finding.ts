/** How a step of the diagnosis went. */
export type StepStatus = 'ok' | 'warning' | 'failed' | 'skipped'

/** What one step found, as a person reads it and as data. */
export interface Finding {
  /** What was looked at: `TLS`, `login`. */
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
  /** Whether it is the product that answers there. */
  readonly isProduct: boolean
  /** One sentence. */
  readonly summary: string
  /** What to do when it is not. */
  readonly advice?: string
  /** The server's `Date` header, for the clock. */
  readonly date?: string | undefined
}
