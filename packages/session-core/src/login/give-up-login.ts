import type { Flight, SessionContext } from '../session-context.ts'
import { noteFailure } from './note-failure.ts'

/**
 * Nobody carries a login on any more: it has failed, and its prompt brought no session. Should it live on all the same,
 * what it brings is logged out.
 */
export async function giveUpLogin(context: SessionContext, { ends, granted, run }: Flight): Promise<void> {
  const error = context.fail('unreachable', 'The login ended with who began it. Try again.')
  granted.isGivenUp = true
  ends.over.abort(error)
  context.landing = undefined
  if (run) await noteFailure(context, run, error)
}
