import { wrongAtRest, wrongIn } from './judge.ts'
import { keyOf, type State, startOf } from './state.ts'
import { steps } from './steps.ts'
import { type Move, weather } from './weather.ts'
import type { World } from './world.ts'

/** What an exploration found. */
export interface Finding {
  readonly states: number
  readonly ends: number
  /** Whether every state that can be reached was looked at. */
  readonly isComplete: boolean
  /** What was broken, and the shortest way there. */
  readonly broken?: { readonly what: string; readonly path: readonly string[] }
}

interface Visit {
  readonly state: State
  readonly from: Visit | undefined
  readonly what: string
}

/** Looks at every state that can be reached, nearest first. */
export function explore(world: World, most = Infinity): Finding {
  const seen = new Set<string>()
  const queue: Visit[] = []
  let ends = 0
  const visit = (state: State, from: Visit | undefined, what: string): Visit | undefined => {
    const key = keyOf(state)
    if (seen.has(key)) return undefined
    seen.add(key)
    const reached = { state, from, what }
    queue.push(reached)
    return reached
  }

  visit(startOf(world), undefined, '')
  // The queue grows while it is walked.
  for (const here of queue) {
    if (seen.size > most) return { states: seen.size, ends, isComplete: false }
    let isEnd = true
    for (const [what, after] of movesFrom(here.state, world)) {
      isEnd = false
      const reached = visit(after, here, what)
      const broken = reached && wrongIn(after, world)
      if (broken) return found(broken, reached)
    }
    if (!isEnd) continue
    ends += 1
    const broken = wrongAtRest(here.state, world)
    if (broken) return found(broken, here)
  }
  return { states: seen.size, ends, isComplete: true }

  function found(what: string, visited: Visit): Finding {
    return { states: seen.size, ends, isComplete: false, broken: { what, path: pathTo(visited) } }
  }
}

function* movesFrom(state: State, world: World): Generator<Move> {
  yield* weather(state)
  yield* steps(state, world)
}

function pathTo(end: Visit): readonly string[] {
  const path: string[] = []
  for (let at: Visit | undefined = end; at; at = at.from) path.unshift(at.what)
  return path.slice(1)
}
