import type { SharedStore } from '../../share/shared-store.ts'

/** A store as a process sees it that can be paused: what it asks then is asked when it goes on. */
export interface PausedStore extends SharedStore {
  readonly pause: () => void
  readonly goOn: () => void
}

/** The way of one process to the store. */
export function pausable(store: SharedStore): PausedStore {
  let gate = Promise.withResolvers<undefined>()
  gate.resolve(undefined)
  return {
    read: async (key, signal) => {
      await gate.promise
      return store.read(key, signal)
    },
    swap: async (key, change, signal) => {
      await gate.promise
      return store.swap(key, change, signal)
    },
    pause: () => {
      gate = Promise.withResolvers()
    },
    goOn: () => gate.resolve(undefined),
  }
}
