import type { Process, Register, State } from './state.ts'
import type { Move } from './weather.ts'
import type { Rule, World } from './world.ts'

export type Change = (after: State, one: Process) => void
export type Act = (what: string, change: Change) => Move

/** A process, looked at while it may take a step. */
export interface Turn {
  readonly state: State
  readonly one: Process
  readonly world: World
  readonly breaks: (rule: Rule) => boolean
  readonly act: Act
}

export function write(state: State, half: number, change: Partial<Register>): void {
  state.register = { ...state.register, ...change, half, version: state.next }
  state.next += 1
}

/** Whoever leads says that it lives. What others write carries the age of the lease on. */
export function renew(state: State): void {
  Object.assign(state, { silent: false, renewed: true })
}

/**
 * It must not send again what was turned down, until somebody says that it is good now. Who had looked, and missed a rearm
 * when it sent, cannot tell which came first: that one is excused.
 */
export function sendWrong(state: State, own: Process, { may }: World): void {
  if (!own.wrong) return
  const rearmed = may.rearm - state.left.rearm
  if (own.knows || own.sentAfter === rearmed) state.resentOwn = true
  own.sentAfter = own.rearms < 0 || own.rearms === rearmed ? rearmed : -1
}

/** A lease that has been silent for its time counts as none: whoever writes takes it away. */
export function withoutSilent({ silent }: State): Partial<Register> {
  return silent ? { lease: 0 } : {}
}

/** A leader stays one whoever else wrote; also where the store has forgotten it, and nobody has come since. */
export function leads({ register }: State, one: Process): boolean {
  const { epoch, grant, lease } = register
  const isFree = lease === 0 && grant === 0 && epoch <= one.epoch
  return !isForeign(register, one) && (lease === one.lease || (one.isForgotten && isFree))
}

export function isForeign({ half }: Register, one: Process): boolean {
  return half !== -1 && half !== one.half
}
