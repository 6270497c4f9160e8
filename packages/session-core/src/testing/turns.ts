import { hashing } from './hashing.ts'
import { LawFailure } from './law-failure.ts'
import { nextTurn } from './next-turn.ts'

/** More than an engine takes; a server that reads a body may take more in a browser: wait for it with `until`. */
const enough = 20
/** So many turns go by for each hash that somebody may be waiting for. */
const perHash = 10
/** What is let run may undo what was seen: so often it is looked at again. */
const looks = 5
/** In milliseconds of the platform, and in turns besides: a busy machine is given time. */
const patience = { ms: 1500, turns: 500 }

/** Lets everything run that is ready to: turns of the event loop, and what is hashed between them; no time. */
export async function letRun(): Promise<void> {
  for (let turn = 0; turn < enough; turn += 1) {
    if (turn % perHash === 0) await hashing()
    await nextTurn()
  }
}

/**
 * Waits for something to come true.
 *
 * @throws LawFailure when it does not.
 */
export async function until(what: string, isTrue: () => boolean): Promise<void> {
  const giveUpAt = performance.now() + patience.ms
  for (let turn = 0; !isTrue(); turn += 1) {
    if (turn > patience.turns && performance.now() > giveUpAt) {
      throw new LawFailure(`Promised: ${what}. It never came true.`)
    }
    // Where turns leave no room for anything else, as in workerd, a pause does.
    await (turn < patience.turns ? nextTurn() : pause(1))
  }
}

/**
 * Waits for something to come true and to stay so while everything runs.
 *
 * @throws LawFailure when it does not.
 */
export async function untilAtRest(what: string, isTrue: () => boolean): Promise<void> {
  for (let look = 0; look < looks; look += 1) {
    await until(what, isTrue)
    await letRun()
    if (isTrue()) return
  }
  throw new LawFailure(`Promised: ${what}. It never stayed so.`)
}

/**
 * Waits for a promise that should settle.
 *
 * @throws LawFailure when it does not.
 */
export async function inTime<Value>(what: string, work: Promise<Value>): Promise<Value> {
  let isOver = false
  const end = (): void => {
    isOver = true
  }
  work.then(end, end)
  await until(what, () => isOver)
  return work
}

/** Time of the platform, in milliseconds: for what runs on other threads. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
