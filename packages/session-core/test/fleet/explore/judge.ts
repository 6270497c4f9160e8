import type { State } from './state.ts'
import type { World } from './world.ts'

/** What a state breaks of what is promised, in words; `undefined` when it keeps all of it. */
export function wrongIn(state: State, world: World): string | undefined {
  const { may, single, wrong } = world
  const spent = (trouble: keyof State['left']): number => may[trouble] - state.left[trouble]
  const [crashes, takes, forgets, alone] = [spent('crash'), spent('take'), spent('forget'), spent('alone')]

  const needs = state.needs + spent('end') + state.rejections
  // Where one session ends another one, two logins that crossed cost a third.
  const mostLogins = needs + crashes + takes * (single ? 2 : 1) + forgets * (single ? 3 : 2)
  if (state.logins > mostLogins) return `${state.logins} logins, at most ${mostLogins}`

  const mostRejections = wrong.length === 0 ? 0 : 1 + takes + forgets + crashes + alone + spent('rearm')
  if (state.rejections > mostRejections) return `${state.rejections} rejections, at most ${mostRejections}`
  return brokenRuleIn(state, forgets)
}

function brokenRuleIn(state: State, forgets: number): string | undefined {
  if (state.resent && forgets === 0) return 'a password was sent that the fleet knew to be rejected'
  if (state.resentOwn) return 'a process sent a password that it knew to be rejected'
  if (state.undone) return 'a rejection was put back that somebody had taken back'
  if (state.sentAfterEnd && forgets === 0) return 'a process of an ended session logged in'
  if (state.waited > 2 + 2 * forgets)
    return `${state.waited} lease times passed under a lease that nobody held`
  return undefined
}

/** What is wrong with a world in which nothing can happen any more. */
export function wrongAtRest(state: State, world: World): string | undefined {
  const { processes, register, live } = state
  const settled = new Set(['serves', 'closed', 'locked', 'refused', 'dead'])
  const waiting = processes.findIndex(({ at }) => !settled.has(at))
  if (waiting !== -1) return `p${waiting} waits for ever at ${String(processes[waiting]?.at)}`

  const serving = processes.filter(({ at }) => at === 'serves')
  if (serving.some(({ serves }) => !live.includes(serves))) return 'somebody serves with a dead session'

  const spent = (trouble: keyof State['left']): number => world.may[trouble] - state.left[trouble]
  // Who died may have been the only one to know what the store forgot; one that forgets again may forget who is owed.
  const [forgets, crashes] = [spent('forget'), spent('crash')]
  const lost = Math.max(0, Math.min(forgets, forgets - 1 + crashes))
  const known = new Set([register.grant, ...(serving.length === 0 ? register.leaving : [])])
  const orphans = live.filter((id) => !known.has(id))
  if (orphans.length > state.leaked + lost)
    return `${orphans.length} sessions live on, and nobody knows of them`
  return undefined
}
