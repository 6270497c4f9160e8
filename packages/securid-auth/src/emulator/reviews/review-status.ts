import { printMoment } from '../printed-moment.ts'
import type { Review } from './review.ts'

/** The summary of a review: of each user or account there is one item. Source: G&L 7.5.2, getReviewStatus. */
export function statusOf(review: Review): Readonly<Record<string, string>> {
  const { completedAt, decided, name, startedAt, state, subjects, type } = review
  const [total, reviewed] = [String(subjects.size), String(decided.size)]

  return {
    state,
    name,
    'unassigned-review-items': '0',
    'saved-entitlements': '0',
    [`saved-${type}s`]: '0',
    [`reviewed-${type}s`]: reviewed,
    'reviewed-entitlements': reviewed,
    'total-entitlements': total,
    'start-date': printMoment(startedAt),
    ...(completedAt !== undefined && { 'complete-date': printMoment(completedAt) }),
    description: '',
    'review-type': type,
    [`total-${type}s`]: total,
  }
}
