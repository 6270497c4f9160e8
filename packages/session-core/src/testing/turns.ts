import { LawFailure } from './law-failure.ts'

/** More than any exchange with a server in memory takes. */
const enough = 20
/** In milliseconds of the platform, and in turns besides: a busy machine is given time. */
const patience = { ms: 500, turns: 500 }

/** Lets everything run that is ready to: turns of the event loop, no time. */
export async function letRun(): Promise<void> {
  for (let turn = 0; turn < enough; turn += 1) await nextTurn()
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
    await nextTurn()
  }
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

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      port1.close()
      resolve()
    })
    port1.start()
    port2.postMessage(undefined)
  })
}
