import type { SharedStore, Stored, Swap } from '@org/session-core/share'
import { memoryStore } from '@org/session-core/testing'

/** A store that breaks one law. */
export interface StoreMutant {
  /** The law that must notice. */
  readonly law: string
  /** What `open` gives: one more way to the same broken store. */
  readonly make: () => () => SharedStore
}

type Wrap = (store: SharedStore) => Partial<SharedStore>

const never = new AbortController().signal

const broken = (law: string, wrap: Wrap): StoreMutant => ({
  law,
  make: () => {
    const store = memoryStore()
    const whole = { ...store, read: store.read, swap: store.swap, ...wrap(store) }
    return () => whole
  },
})

/** Between a look and a write anything may happen. */
const inTwoSteps: Wrap = (store) => ({
  swap: async (key, change, signal) => {
    const { text } = (await store.read(key, signal)) ?? {}
    await new Promise((resolve) => setTimeout(resolve, 1))
    return text === change.expected && blindly(store, key, change)
  },
})

async function blindly(store: SharedStore, key: string, change: Swap): Promise<boolean> {
  const there = await store.read(key, never)
  return store.swap(key, { ...change, expected: there?.text }, never)
}

const aged =
  (ageOf: (stored: Stored) => number): Wrap =>
  (store) => ({
    read: async (key, signal) => {
      const stored = await store.read(key, signal)
      return stored && { ...stored, ageMs: ageOf(stored) }
    },
  })

/** One store per law, broken in the way that the law is there for. */
export const storeMutants: readonly StoreMutant[] = [
  broken('what was never written is not there', (store) => ({
    read: async (key, signal) => (await store.read(key, signal)) ?? { text: '', ageMs: 0 },
  })),
  { law: 'what one way wrote the other one reads', make: () => () => memoryStore() },
  broken('a swap succeeds only from what is there', (store) => ({
    swap: (key, change) => blindly(store, key, change),
  })),
  broken('a swap from a text does not succeed where nothing is', (store) => ({
    swap: async (key, change, signal) =>
      (await store.read(key, signal)) ? store.swap(key, change, signal) : blindly(store, key, change),
  })),
  broken('a false swap changes nothing', (store) => ({
    swap: async (key, change, signal) => {
      const isDone = await store.swap(key, change, signal)
      if (!isDone) await blindly(store, key, change)
      return isDone
    },
  })),
  broken('a swap that is sent again succeeds again', (store) => ({
    swap: async (key, change, signal) =>
      (await store.read(key, signal))?.text !== change.next && store.swap(key, change, signal),
  })),
  broken('a swap that is sent again after a later write fails', (store) => {
    const written = new Set<string>()
    return {
      swap: async (key, change, signal) => {
        const isDone = written.has(key + change.next) || (await store.swap(key, change, signal))
        if (isDone) written.add(key + change.next)
        return isDone
      },
    }
  }),
  broken('any text comes back exactly', (store) => ({
    read: async (key, signal) => {
      const stored = await store.read(key, signal)
      return stored && { ...stored, text: stored.text.trim() }
    },
  })),
  broken('keys do not mix', (store) => ({
    read: (key, signal) => store.read(key.toLowerCase(), signal),
    swap: (key, change, signal) => store.swap(key.toLowerCase(), change, signal),
  })),
  broken(
    'a text has an age that grows',
    aged(() => 0),
  ),
  broken('a write makes it young again', (store) => {
    const since = new Map<string, number>()
    return {
      read: async (key, signal) => {
        const stored = await store.read(key, signal)
        if (!stored) return undefined
        since.set(key, since.get(key) ?? performance.now())
        return { ...stored, ageMs: performance.now() - (since.get(key) ?? 0) + 900 }
      },
    }
  }),
  broken('a text is there for as long as it is to be kept, and then is gone', (store) => ({
    swap: (key, change, signal) => store.swap(key, { ...change, keepMs: Infinity }, signal),
  })),
  broken('of many that create, one does', inTwoSteps),
  broken('no write is lost', inTwoSteps),
  broken('whatever happens at a time could have happened one after the other', (store) => {
    const before = new Map<string, Stored>()
    return {
      // A replica that is one write behind.
      read: (key) => Promise.resolve(before.get(key)),
      swap: async (key, change, signal) => {
        const there = await store.read(key, signal)
        if (there) before.set(key, there)
        return store.swap(key, change, signal)
      },
    }
  }),
  broken('an aborted call ends, and the text stays whole', (store) => ({
    swap: (key, change, signal) =>
      new Promise((resolve, reject) => {
        setTimeout(() => {
          if (!signal.aborted) store.swap(key, change, signal).then(resolve, reject)
        }, 1)
      }),
  })),
]
