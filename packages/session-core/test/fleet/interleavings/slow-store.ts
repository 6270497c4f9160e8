import type { SteppingClock } from '../../fixtures/stepping-clock.ts'
import type { SharedStore } from '@org/session-core/share'
import { memoryStore } from '@org/session-core/testing'

/** One call under way: the store has not seen it yet, or its reply has not arrived yet. */
export interface StoreCall {
  /** Which session asks. */
  readonly by: number
  /** The store does what it is asked, or its reply arrives. */
  readonly advance: () => void
  /** The connection breaks: before the store saw it, or after. */
  readonly cut: () => void
}

/** A store on which nothing happens by itself, but where it is `calm`. */
export interface SlowStore {
  /** As one session has it. */
  readonly wayOf: (by: number) => SharedStore
  readonly underWay: () => readonly StoreCall[]
  /** Goes back to what was there before the newest write. */
  readonly forget: () => void
}

const never = new AbortController().signal

/** A call that was given up may still be carried out: whoever waited for it has left. */
export function slowStore(clock: SteppingClock, isCalm: boolean): SlowStore {
  const memory = memoryStore(clock)
  let calls: readonly StoreCall[] = []

  const slowly = <Reply>(by: number, work: () => Promise<Reply>): Promise<Reply> => {
    if (isCalm) return work()
    return new Promise((resolve, reject) => {
      let reply: Promise<Reply> | undefined
      const land = (): void => {
        calls = calls.filter((other) => other !== call)
      }
      const call: StoreCall = {
        by,
        advance: () => {
          if (!reply) {
            reply = work()
            return
          }
          land()
          reply.then(resolve, reject)
        },
        cut: () => {
          land()
          reject(new Error('The connection broke.'))
        },
      }
      calls = [...calls, call]
    })
  }

  return {
    wayOf: (by) => ({
      read: (key) => slowly(by, () => memory.read(key, never)),
      swap: (key, change) => slowly(by, () => memory.swap(key, change, never)),
    }),
    underWay: () => calls,
    forget: memory.forgetNewest,
  }
}
