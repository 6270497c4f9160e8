/** Somewhere to wait until something has happened, again and again. */
export interface Gate {
  /** The next time that it opens. */
  readonly opened: () => Promise<void>
  readonly open: () => void
}

/** Nothing has happened yet. */
export function createGate(): Gate {
  const waiting: (() => void)[] = []
  return {
    opened: () => new Promise((resolve) => void waiting.push(resolve)),
    open: () => {
      for (const resolve of waiting.splice(0)) resolve()
    },
  }
}
