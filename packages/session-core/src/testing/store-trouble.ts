/** What can happen to the calls of a store. */
export interface StoreTrouble {
  /** Answers a call, unless something is to happen to it. */
  readonly attend: <Reply>(signal: AbortSignal, answer: () => Reply) => Promise<Reply>
  /** Calls so far. */
  readonly calls: () => number
  /** Each goes on until the function that it returns is called. */
  readonly hold: () => () => void
  readonly fail: () => () => void
  readonly loseReplies: () => () => void
}

/** Nothing happens yet. */
export function createTrouble(): StoreTrouble {
  let calls = 0
  let gate: Promise<undefined> | undefined
  let [isFailing, losesReplies] = [false, false]

  return {
    attend: async (signal, answer) => {
      calls += 1
      await gate
      signal.throwIfAborted()
      if (isFailing) throw new Error('The store is down.')
      const reply = answer()
      if (losesReplies) throw new Error('The reply was lost.')
      return reply
    },
    calls: () => calls,
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<undefined>()
      gate = promise
      return () => {
        gate = undefined
        resolve(undefined)
      }
    },
    fail: () => {
      isFailing = true
      return () => {
        isFailing = false
      }
    },
    loseReplies: () => {
      losesReplies = true
      return () => {
        losesReplies = false
      }
    },
  }
}
