import type { SharedStore } from '@org/session-core/share'

/** All that a process has of the world outside, until it is killed: connections, and the store that it shares. */
export interface Mortal {
  readonly fetch: typeof globalThis.fetch
  readonly store: SharedStore
  /** As SIGKILL does it: connections break at once, and nothing more is written. */
  readonly kill: () => void
}

/** A process within this one, as far as its sessions can tell. */
export function createMortal(store: SharedStore): Mortal {
  const life = new AbortController()
  const untilDeath = (signal: AbortSignal): AbortSignal => AbortSignal.any([signal, life.signal])

  return {
    kill: () => life.abort(new Error('The process was killed.')),
    fetch: (input, init) => {
      const request = new Request(input, init)
      return fetch(request, { signal: untilDeath(request.signal) })
    },
    store: {
      read: async (key, signal) => {
        life.signal.throwIfAborted()
        return store.read(key, untilDeath(signal))
      },
      swap: async (key, change, signal) => {
        life.signal.throwIfAborted()
        return store.swap(key, change, untilDeath(signal))
      },
    },
  }
}
