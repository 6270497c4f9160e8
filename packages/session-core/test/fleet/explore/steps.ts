import { claim, granted, late, rejected, sent, unsure, verify } from './leading.ts'
import { read } from './reading.ts'
import { ending, locked, pays, serves } from './serving.ts'
import { copyOf, type Process, type State } from './state.ts'
import type { Act, Turn } from './turn.ts'
import type { Move } from './weather.ts'
import type { World } from './world.ts'

/** Every step that every process could take now. */
export function* steps(state: State, world: World): Generator<Move> {
  for (const [index, one] of state.processes.entries()) {
    const act: Act = (what, change) => {
      const after = copyOf(state)
      const own = after.processes[index]
      if (own) change(after, own)
      return [`p${index} ${what}`, after]
    }
    const step = stepsAt[one.at]
    if (step) yield* step({ state, one, world, act, breaks: (rule) => world.broken === rule })
  }
}

const stepsAt: Partial<Record<Process['at'], (turn: Turn) => Generator<Move>>> = {
  read,
  claim,
  'unsure of its claim': unsure,
  verify,
  sent,
  granted,
  rejected,
  late,
  serves,
  pays,
  ending,
  locked,
}
