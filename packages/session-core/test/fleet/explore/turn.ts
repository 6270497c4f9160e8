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
  Object.assign(state, { silent: false, written: true })
}

/** A lease that has been silent for its time counts as none: whoever writes takes it away. */
export function withoutSilent({ silent }: State): Partial<Register> {
  return silent ? { lease: 0 } : {}
}

export function isForeign({ half }: Register, one: Process): boolean {
  return half !== -1 && half !== one.half
}
