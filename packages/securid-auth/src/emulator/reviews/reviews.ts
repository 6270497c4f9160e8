import { defaultReviews } from './default-reviews.ts'
import type { Review, ReviewType, Subjects } from './review.ts'
import type { EmulatorClock } from '@org/session-core/emulator'

/** A run that makes a review. */
export interface ReviewRun {
  readonly id: number
  readonly completedAt: number
}

/** The reviews of one server. */
export interface Reviews {
  /** What a name stands for. */
  readonly typeOf: (name: string) => ReviewType | undefined
  readonly start: (given: Pick<Review, 'name' | 'type'> & { readonly run: ReviewRun }) => void
  /** One that has been generated, by its own id, its run's, or its name. */
  readonly find: (by: Partial<Pick<Review, 'id' | 'runId' | 'name'>>) => Review | undefined
  readonly change: (
    review: Review,
    change: Partial<Pick<Review, 'completedAt' | 'decided' | 'state'>>,
  ) => void
}

/** The reviews that are defined here; both names are the page's own. Source: G&L 7.5.2, runReview. */
const defined: ReadonlyMap<string, ReviewType> = new Map([
  ['Review1', 'account'],
  ['UAR', 'user'],
])

const most = 10_000

/** The last ten thousand are remembered. */
export function createReviews(subjects: Subjects, clock: EmulatorClock): Reviews {
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
  for (const review of defaultReviews(subjects, clock.now())) add(review)

  return {
    typeOf: (name) => defined.get(name),
    start: ({ name, run, type }) => {
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
        subjects: subjects[type],
        decided: new Set(),
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
