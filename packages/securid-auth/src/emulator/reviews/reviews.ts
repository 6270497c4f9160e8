import type { EmulatorClock } from '@org/session-core/emulator'

/** What can be reviewed. */
export type ReviewType = 'user' | 'account'

/** Where a review stands; how a status calls it is assumed, but for `InActionable`. */
export type ReviewState = 'Active' | 'OnHold' | 'Completed' | 'InActionable'

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
  /** How many there are to review. */
  readonly total: number
  readonly isReviewed: boolean
}

/** A run that makes a review. */
export interface ReviewRun {
  readonly id: number
  readonly completedAt: number
}

/** The reviews of one server. */
export interface Reviews {
  /** What a name stands for. */
  readonly typeOf: (name: string) => ReviewType | undefined
  readonly start: (
    given: Pick<Review, 'type' | 'total'> & { readonly name: string; readonly run: ReviewRun },
  ) => void
  /** One that has been generated, by its own id, its run's, or its name. */
  readonly find: (by: Partial<Pick<Review, 'id' | 'runId' | 'name'>>) => Review | undefined
  readonly change: (
    review: Review,
    change: Partial<Pick<Review, 'completedAt' | 'isReviewed' | 'state'>>,
  ) => void
}

/** The reviews that are defined here; both names are the page's own. Source: G&L 7.5.2, runReview. */
const defined: ReadonlyMap<string, ReviewType> = new Map([
  ['Review1', 'account'],
  ['UAR', 'user'],
])

const most = 10_000

/** Three that were run before anybody calls, of which the samples ask. Source: G&L 7.5.2, getReviewStatus, refreshReview, setReviewState. */
const defaultReviews = (now: number): readonly Review[] => {
  const review = {
    startedAt: now - 3 * day,
    readyAt: now - 3 * day,
    completedAt: undefined,
    isReviewed: false,
  }
  return [
    { ...review, id: '1', runId: '5352', name: 'UAR-3', type: 'user', state: 'Active', total: 40 },
    {
      ...review,
      id: '61',
      runId: '5412',
      name: 'Azure Role #3-1',
      type: 'account',
      state: 'InActionable',
      total: 667,
    },
    { ...review, id: '62', runId: '5413', name: 'UAR-4', type: 'user', state: 'Active', total: 40 },
  ]
}

const day = 86_400_000

/** The last ten thousand are remembered. */
export function createReviews(clock: EmulatorClock): Reviews {
  const reviews = new Map<string, Review>()
  const idOfRun = new Map<string, string>()
  const idOfName = new Map<string, string>()
  let serial = 62

  const add = (review: Review): void => {
    reviews.set(review.id, review)
    idOfRun.set(review.runId, review.id)
    idOfName.set(review.name, review.id)
    const [oldest = review] = reviews.values()
    if (reviews.size <= most) return
    reviews.delete(oldest.id)
    idOfRun.delete(oldest.runId)
    idOfName.delete(oldest.name)
  }
  for (const review of defaultReviews(clock.now())) add(review)

  return {
    typeOf: (name) => defined.get(name),
    start: ({ name, run, total, type }) => {
      serial += 1
      add({
        id: String(serial),
        runId: String(run.id),
        name: `${name}-${serial}`,
        type,
        state: 'Active',
        startedAt: clock.now(),
        readyAt: run.completedAt,
        completedAt: undefined,
        total,
        isReviewed: false,
      })
    },
    find: ({ id, name = '', runId = '' }) => {
      const review = reviews.get(id ?? idOfRun.get(runId) ?? idOfName.get(name) ?? '')
      return review !== undefined && clock.now() >= review.readyAt ? review : undefined
    },
    change: (review, change) => {
      reviews.set(review.id, { ...review, ...change })
    },
  }
}
