import { copyOf, type State } from './state.ts'

/** One thing that can happen, and the world after it. */
export type Move = readonly [what: string, after: State]

/** What no process does: time, the server's memory, the store's, and sudden deaths. */
export function* weather(state: State): Generator<Move> {
  const { left, live, register, replica } = state
  if (left.forget > 0 && replica.version !== register.version) {
    yield happens(state, 'the replica catches up', (after) => {
      after.replica = after.register
    })
    yield happens(state, 'the store forgets its newest writes', (after) => {
      after.left.forget -= 1
      for (const one of after.processes)
        one.isForgotten ||=
          one.lease !== 0 && one.lease === register.lease && one.lease !== after.replica.lease
      after.register = after.replica
      after.told = false
      Object.assign(after, { silent: false, renewed: true })
    })
  }
  if (left.expire > 0 && live.length > 0) {
    yield happens(state, 'the server forgets all sessions', (after) => {
      after.left.expire -= 1
      after.needs += 1
      after.live = []
    })
  }
  if (register.lease !== 0 && !isLed(state) && !state.silent) {
    yield happens(state, 'the lease time passes', (after) => {
      after.silent = !after.renewed
      after.renewed = false
      after.waited += 1
    })
  }
  yield* crashes(state)
}

/** Whether a living process has an attempt under way under the lease. */
export function isLed({ register, processes }: State): boolean {
  const leading = new Set(['verify', 'sent', 'granted', 'rejected', 'unsure of its claim'])
  return processes.some(({ lease, at }) => lease === register.lease && leading.has(at))
}

function* crashes(state: State): Generator<Move> {
  if (state.left.crash === 0) return
  for (const [index, { at }] of state.processes.entries()) {
    if (at === 'dead' || at === 'closed' || at === 'refused') continue
    yield happens(state, `p${index} is killed at ${at}`, (after) => {
      const one = after.processes[index]
      if (!one) return
      after.left.crash -= 1
      if (after.live.includes(one.brought)) after.leaked += 1
      Object.assign(one, { at: 'dead', brought: 0, lease: 0, seen: 0, stale: 0, serves: 0, debts: [] })
    })
  }
}

function happens(state: State, what: string, change: (after: State) => void): Move {
  const after = copyOf(state)
  change(after)
  return [what, after]
}
