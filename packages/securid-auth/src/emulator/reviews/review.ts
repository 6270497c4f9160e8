/** What can be reviewed. */
export type ReviewType = 'user' | 'account'

/** Where a review stands; how a status calls it is assumed, but for `InActionable`. */
export type ReviewState = 'Active' | 'OnHold' | 'Completed' | 'InActionable'

/** The ids of what there is to review, by kind. */
export type Subjects = Readonly<Record<ReviewType, ReadonlySet<string>>>

/** A review that was run. */
export interface Review {
  readonly id: string
  readonly runId: string
  /** The review's own name, and the number of its run: `UAR-3`. */
  readonly name: string
  readonly type: ReviewType
  readonly state: ReviewState
  readonly startedAt: number
  /** When its run is over, and it can be found. */
  readonly readyAt: number
  readonly completedAt: number | undefined
  /** The ids of the rows that are reviewed. */
  readonly subjects: ReadonlySet<string>
  /** Those that are decided. */
  readonly decided: ReadonlySet<string>
}
