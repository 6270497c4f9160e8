import type { ControlledSession } from './controlled-session.ts'
import { problemOf } from './problem.ts'
import { tally } from './tally.ts'
import type { Session } from '@org/session-core'

/** Makes an offered call so many times at once; each caller is a row of the timeline. Returns the tally in words. */
export async function callMany(
  held: ControlledSession,
  session: Session,
  { count, name }: { readonly count: number; readonly name: string },
): Promise<string> {
  const { driver, lane, recorder } = held
  const offered = driver.calls.find((each) => each.name === name) ?? driver.calls[0]
  if (offered === undefined) return 'There is no such call.'

  const callers = Array.from({ length: count }, (_, at) => `caller ${at + 1}`)
  const answers = await Promise.allSettled(
    callers.map((caller) => recorder.call(lane, caller, () => offered.send(session))),
  )
  const refused = answers.find((answer) => answer.status === 'rejected')
  if (refused !== undefined) held.problem = problemOf(refused.reason)
  return tally(answers)
}
