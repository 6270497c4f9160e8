import type { Knob } from '../../shared/knob.ts'

/** The knobs of one emulator, and which of its switches are on. */
export interface Switches {
  readonly on: () => readonly string[]
  /** False when there is no such knob. */
  readonly turn: (name: string, on: boolean) => boolean
}

/** All switches off; `turned` is called after every turn. */
export function createSwitches(knobs: readonly Knob[], turned: () => void): Switches {
  const names = new Set<string>()

  return {
    on: () => [...names],
    turn: (name, on) => {
      const knob = knobs.find((each) => each.name === name)
      if (knob === undefined) return false

      knob.turn(on)
      if (knob.kind === 'switch' && on) names.add(name)
      else names.delete(name)
      turned()
      return true
    },
  }
}
