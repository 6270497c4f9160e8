import { printMoment } from '../printed-moment.ts'
import type { Review } from './reviews.ts'

/** The summary of a review: everything in it is open, or everything is reviewed. Source: G&L 7.5.2, getReviewStatus. */
export function statusOf(review: Review): Readonly<Record<string, string>> {
  const { completedAt, isReviewed, name, startedAt, state, type } = review
  const total = String(review.total)
  const reviewed = isReviewed ? total : '0'

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
