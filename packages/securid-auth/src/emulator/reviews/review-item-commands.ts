import { parameter } from '../call.ts'
import { forUser } from '../commands/acting-user.ts'
import { objectFormats, type Command } from '../commands/command.ts'
import { objectReply } from '../commands/object-reply.ts'
import { preconditionFailed, refusals } from '../commands/refusals.ts'
import type { Server } from '../server.ts'
import { readReview, type ItemChange } from './read-review.ts'
import type { Review } from './review.ts'

const coverageTypes = ['monitor', 'reviewer', 'altmanager']

/** The commands that send something about a review. Source: G&L 7.5.2, updateReviewItems, uploadCoverage. */
export const reviewItemCommands = {
  /** Every item is one user's, or one account's, and anybody may decide it. What is answered when some or all fail is assumed. */
  updateReviewItems: {
    method: 'POST',
    token: 'any',
    formats: objectFormats,
    run: forUser((call, server) => {
      const asked = readReview(call.body)
      if ('problem' in asked) return refusals.malformedXml(call, asked.problem)
      const review = server.reviews.find({ name: asked.name })
      if (review === undefined)
        return preconditionFailed(call, `Could not find a review with name ${asked.name}`)
      if (review.state !== 'Active') return preconditionFailed(call, 'The review is not an actionable state.')

      const decided = new Set(review.decided)
      const updated = asked.changes.filter((change) => {
        const id = itemOf(change, review, server)
        if (id === undefined) return false
        if (!asked.commentsOnly) decided[change.state === 'none' ? 'delete' : 'add'](id)
        return true
      })
      server.reviews.change(review, { decided })
      return objectReply(call, { Status: outcome(updated.length, asked.changes.length) })
    }),
  },
  /** Nobody is assigned to anything here: coverage is taken, and changes nothing. What is answered without a type is assumed. */
  uploadCoverage: {
    method: 'POST',
    token: 'any',
    formats: objectFormats,
    run: (call, { reviews }) => {
      const [id, name = '', type] = ['id', 'name', 'type'].map((asked) => parameter(call, asked))
      const review = reviews.find(id === undefined ? { name } : { id })
      if (review === undefined && reviews.typeOf(name) === undefined)
        return preconditionFailed(call, noReview)
      if (type === undefined) return refusals.missingParameter(call, 'type')
      if (!coverageTypes.includes(type)) return refusals.invalidParameter(call, 'type', coverageTypes)

      return objectReply(call, { status: 'success' })
    },
  },
} as const satisfies Record<string, Command>

const noReview =
  'The id parameter or the name parameter must be provided referencing a valid review result or definition respectively.'

/** The row that a change is about; undefined where it names none of the review's, or a state that it cannot have. */
function itemOf(
  { account, hasSubject, state, userId }: ItemChange,
  { subjects, type }: Review,
  { directory, people }: Server,
): string | undefined {
  if (!hasSubject || !['maintain', 'revoke', 'none'].includes(state)) return undefined

  const id =
    type === 'user'
      ? people.find(userId)?.id
      : directory.account(account?.get('name') ?? '', account?.get('business-source') ?? '')?.['id']
  return id !== undefined && subjects.has(id) ? id : undefined
}

function outcome(updated: number, asked: number): string {
  const how = updated > 0 ? 'Success' : 'Failure'
  const many = updated > 0 && updated === asked ? `all ${asked}` : `${updated} of ${asked}`
  return `${how}. Updated ${many} review components with specified states.`
}
