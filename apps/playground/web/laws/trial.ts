/** How one protocol stood up to one law. */
export interface Trial {
  /** The law's. */
  readonly name: string
  /** The number of the promise it is part of. */
  readonly promise: number
  readonly subject: string
  readonly verdict: 'kept' | 'broken' | 'skipped'
  /** What was seen instead, or why it was skipped. */
  readonly words?: string
}
