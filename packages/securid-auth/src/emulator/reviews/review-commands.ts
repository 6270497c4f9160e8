import { parameter, type AcceptedCall } from '../call.ts'
import { objectFormats, type Command } from '../commands/command.ts'
import { refusal } from '../commands/error-page.ts'
import { objectReply } from '../commands/object-reply.ts'
import { refusals } from '../commands/refusals.ts'
import type { Reply } from '../replies.ts'
import type { Server } from '../server.ts'
import { statusOf } from './review-status.ts'
import type { Review, ReviewState } from './review.ts'

const states: Readonly<Record<string, ReviewState>> = {
  onhold: 'OnHold',
  active: 'Active',
  completed: 'Completed',
}

const get = (run: Command['run']): Command => ({ method: 'GET', token: 'any', formats: objectFormats, run })

/** Reviews, generated and decided as a whole. Source: G&L 7.5.2, Review. */
export const reviewCommands = {
  runReview: get((call, { reviews, runs }) => {
    const name = parameter(call, 'name')
    if (name === undefined) return refusals.missingParameter(call, 'name')
    const type = reviews.typeOf(name)
    if (type === undefined) return refusal(call, 404, `Could not find review ${name}`)

    const run = runs.start('Review', name)
    reviews.start({ name, run, type })
    return objectReply(call, { 'run-id': String(run.id) })
  }),
  getReviewResult: get((call, { reviews }) => {
    const runId = parameter(call, 'run-id')
    if (runId === undefined) return refusals.missingParameter(call, 'run-id')

    const review = reviews.find({ runId })
    return review === undefined
      ? refusal(call, 404, `Could not find a generated review for run id ${runId}`)
      : objectReply(call, { id: review.id })
  }),
  getReviewStatus: get((call, server) =>
    withReview(call, server, { kind: 'review', run: (review) => objectReply(call, statusOf(review)) }),
  ),
  /** Without any parameter it is the state that the page's sample misses. */
  setReviewState: get((call, server) => {
    const state = states[parameter(call, 'state') ?? '']
    if (parameter(call, 'state') === undefined) return refusals.missingParameter(call, 'state')
    if (state === undefined) return refusals.invalidParameter(call, 'state', Object.keys(states))

    return withReview(call, server, {
      run: (review) => {
        const completedAt = state === 'Completed' ? server.clock.now() : undefined
        server.reviews.change(review, { state, completedAt })
        return objectReply(call, { status: 'success', name: review.name })
      },
    })
  }),
  refreshReview: get((call, server) =>
    withReview(call, server, {
      run: ({ name }) => objectReply(call, { 'run-id': String(server.runs.start('Refresh', name).id), name }),
    }),
  ),
  /** It decides all items; that it makes no change requests is this server's own. */
  updateUnreviewedItems: get((call, server) => {
    const allowed = ['revoke', 'maintain']
    const state = parameter(call, 'state')
    if (state === undefined) return refusals.missingParameter(call, 'state')
    if (!allowed.includes(state)) return refusals.invalidParameter(call, 'state', allowed)

    return withReview(call, server, {
      run: (review) => {
        const { name } = review
        const message = 'The review is not in an active state'
        if (review.state !== 'Active') return objectReply(call, { status: 'failure', name, message })

        server.reviews.change(review, { decided: review.subjects })
        return objectReply(call, { status: 'success', name })
      },
    })
  }),
} as const satisfies Record<string, Command>

/** Does something with the review that `id` names, or `name` in its place; the page of most commands calls it a report. */
function withReview(
  call: AcceptedCall,
  { reviews }: Server,
  { kind = 'report', run }: { readonly kind?: string; readonly run: (review: Review) => Reply },
): Reply {
  const [id, name] = [parameter(call, 'id'), parameter(call, 'name')]
  if (id === undefined && name === undefined) return refusals.missingParameter(call, 'id')

  const review = reviews.find(id === undefined ? { name: name ?? '' } : { id })
  return review === undefined
    ? refusal(call, 404, `Could not find a ${kind} with the id ${id ?? name ?? ''}`)
    : run(review)
}
