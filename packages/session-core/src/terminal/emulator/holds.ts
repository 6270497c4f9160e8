/** Replies that are held, each by a number of its own. */
export interface Holds {
  readonly keep: (letGo: () => void) => string
  /** False when nothing is held by that number. */
  readonly release: (id: string) => boolean
  readonly releaseAll: () => void
}

/** Nothing is held yet. */
export function createHolds(): Holds {
  const held = new Map<string, () => void>()
  let last = 0
  return {
    keep: (letGo) => {
      last += 1
      held.set(String(last), letGo)
      return String(last)
    },
    release: (id) => {
      held.get(id)?.()
      return held.delete(id)
    },
    releaseAll: () => {
      for (const letGo of held.values()) letGo()
      held.clear()
    },
  }
}
