/** How one protocol stood up to one law. */
export interface Trial {
  /** The law's. */
  readonly name: string
  /** The number of the promise it is part of. */
  readonly promise: number
  readonly subject: string
  readonly verdict: 'kept' | 'broken' | 'skipped'
  /** How often it was tried; more than once is said on the page. */
  readonly tries?: number
  /** What was seen instead, or why it was skipped. */
  readonly words?: string
}
