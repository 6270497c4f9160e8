import type { HistoryLine } from './history.ts'

/** What is wrong with a history, in words, by one rule. */
type Rule = (history: readonly HistoryLine[]) => readonly string[]

/** What excuses one login more: somebody died or stood still, or the server, the store or the network lost something. */
const excuses = new Set([
  'expired',
  'killed',
  'stopped',
  'cut',
  'swallowed',
  'flushed',
  'failed-over',
  'started-empty',
])
/** After these a store may not know any more what must not be sent again. */
const losses = new Set(['killed', 'cut', 'swallowed', 'flushed', 'failed-over', 'started-empty'])
/** How a call may end. */
const honest = /^(?:200|closed|unreachable|credentials-locked|credentials-rejected)$/

/**
 * Looks through a history, knowing nothing of how it came about: neither the store, nor its record, nor who led. What is
 * wrong with it, in words.
 */
export function wrongInHistory(history: readonly HistoryLine[]): readonly string[] {
  return rules.flatMap((rule) => rule(history))
}

/** At no moment more logins than reasons for one. */
const loginsHaveReasons: Rule = (history) => {
  let [reasons, logins] = [1, 0]
  const stalls = stallsIn(history)
  const inOrder = [...history, ...stalls].toSorted((left, right) => left.at - right.at)
  for (const { who, what } of inOrder) {
    if (who === 'world' && excuses.has(what)) reasons += 1
    if (who === 'server' && what === 'login') logins += 1
    if (logins > reasons) return [`${logins} logins for ${reasons} reasons`]
  }
  return []
}

/**
 * A process that a busy machine let stand still was as good as stopped, from then on. It tells that afterwards, and of
 * those that were stopped on purpose, too.
 */
function stallsIn(history: readonly HistoryLine[]): readonly HistoryLine[] {
  const stalls = history
    .filter(({ what }) => what === 'stalled')
    .map(({ at, about }) => ({ from: at - Number(about), to: at }))
  const stops = history.filter(({ what }) => what === 'stopped')
  return stalls
    .filter(({ from, to }) => stops.every(({ at }) => at < from || to < at))
    .map(({ from }) => ({ at: from, who: 'world', what: 'stopped' }))
}

/** Credentials that were rejected are not sent again, unless it could be forgotten. */
const rejectedOnce: Rule = (history) => {
  const times = new Map<string, number>()
  let allowed = 1
  for (const { who, what, about = '' } of history) {
    if (who === 'world' && losses.has(what)) allowed += 1
    if (what !== 'rejected') continue
    times.set(about, (times.get(about) ?? 0) + 1)
    if ((times.get(about) ?? 0) > allowed)
      return [`${about} was rejected ${times.get(about)} times, at most ${allowed}`]
  }
  return []
}

/** Two sessions that end at once may refuse a call twice: there are two only where something was lost. */
const endsHonestly: Rule = (history) => {
  const lossAt = history.find(({ who, what }) => who === 'world' && losses.has(what))?.at ?? Infinity
  const isHonest = ({ what, at }: HistoryLine): boolean =>
    honest.test(what) || (what === '401' && at > lossAt)
  return history
    .filter((line) => line.by === 'asked' && !isHonest(line))
    .map(({ who, what }) => `a call of ${who} ended in ${what}`)
}

/** Who knew the session before it was ended for all never logs in again. */
const endsForGood: Rule = (history) => {
  const end = history.find(({ what }) => what === 'ended-for-all')
  const forgotten = history.some(
    ({ who, what, at }) => who === 'world' && losses.has(what) && end && at > end.at,
  )
  if (!end || forgotten) return []
  const old = new Set(history.filter(({ at }) => at < end.at).map(({ who }) => who))
  return history
    .filter(({ at, who, what }) => at > end.at && old.has(who) && what === 'login-started')
    .map(({ who }) => `${who} logged in after the session was ended for all`)
}

/** A session of one account never serves a process of another one. */
const servesOwnAccount: Rule = (history) => {
  const accountOf = new Map(
    history.filter(({ what }) => what === 'joined').map(({ who, about }) => [who, about]),
  )
  const openedFor = new Map(
    history.filter(({ what }) => what === 'opened').map(({ about, by }) => [about, by]),
  )
  return history
    .filter(({ what, about, by }) => what === 'served' && accountOf.get(String(by)) !== openedFor.get(about))
    .map(({ by, about }) => `${by} was served by ${about}`)
}

/** When nothing happens any more all use one session, and every other one is logged out, or died with a process. */
const restsOnOne: Rule = (history) => {
  const rest = history.findLast(({ what }) => what === 'rests')
  if (!rest) return []
  const served = history.filter(({ at, what }) => at > rest.at && what === 'served')
  const used = new Set(served.map(({ about }) => about))
  const live = new Set<string | undefined>()
  let lost = 0
  for (const { who, what, about } of history) {
    if (what === 'opened') live.add(about)
    if (what === 'logged-out') live.delete(about)
    if (who === 'world' && what === 'expired') live.clear()
    if (who === 'world' && losses.has(what)) lost += 1
  }
  const left = [...live].filter((session) => !used.has(session))
  return [
    ...(used.size > 1 ? [`${used.size} sessions are used at rest`] : []),
    ...(left.length > lost ? [`${left.length} sessions are left over, at most ${lost}`] : []),
  ]
}

const rules: readonly Rule[] = [
  loginsHaveReasons,
  rejectedOnce,
  endsHonestly,
  endsForGood,
  servesOwnAccount,
  restsOnOne,
]
