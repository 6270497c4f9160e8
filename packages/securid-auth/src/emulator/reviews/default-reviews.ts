import type { Review, Subjects } from './review.ts'

const day = 86_400_000

/** Three that were run before anybody calls, of which the samples ask. Source: G&L 7.5.2, getReviewStatus, refreshReview, setReviewState. */
export function defaultReviews(subjects: Subjects, now: number): readonly Review[] {
  const review = {
    startedAt: now - 3 * day,
    readyAt: now - 3 * day,
    completedAt: undefined,
    decided: new Set<string>(),
  }
  const ofUsers = { ...review, type: 'user', state: 'Active', subjects: subjects.user } as const
  return [
    { ...ofUsers, id: '1', runId: '5352', name: 'UAR-3' },
    {
      ...review,
      id: '61',
      runId: '5412',
      name: 'Azure Role #3-1',
      type: 'account',
      state: 'InActionable',
      subjects: new Set(Array.from({ length: 667 }, (_, index) => `azure-${index}`)),
    },
    { ...ofUsers, id: '62', runId: '5413', name: 'UAR-4' },
  ]
}
