import type { HistoryLine } from './real-fleet.ts'

/** What excuses a login more. */
export interface Excuses {
  /** Processes that were killed or stood still while they led, sessions that the server or the store forgot. */
  readonly troubles: number
}

/** Looks through a history, knowing nothing of how it came about; what is wrong with it, in words. */
export function wrongInHistory(history: readonly HistoryLine[], { troubles }: Excuses): readonly string[] {
  const inOrder = history.toSorted((left, right) => left.at - right.at)
  const logins = inOrder.filter(({ who, what }) => who === 'server' && what === 'login')
  const wrong: string[] = []
  if (logins.length > 1 + troubles) wrong.push(`${logins.length} logins, at most ${1 + troubles}`)

  const outcomes = inOrder.filter(({ who, what }) => who !== 'server' && /^\d{3}$/.test(what))
  const refused = outcomes.filter(({ what }) => what !== '200')
  if (refused.length > 0) wrong.push(`${refused.length} calls were not served: ${refused[0]?.what}`)

  const end = inOrder.find(({ what }) => what === 'revoked')
  const old = new Set(inOrder.filter(({ at }) => end && at < end.at).map(({ who }) => who))
  const late = inOrder.filter(
    ({ at, who, what }) => end && at > end.at && old.has(who) && what === 'login-started',
  )
  if (late.length > 0) wrong.push(`${late[0]?.who} logged in after the session was ended for all`)
  return wrong
}
