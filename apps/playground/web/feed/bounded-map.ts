/** A map that forgets its oldest entry when it holds too many. */
export interface BoundedMap<Value> extends ReadonlyMap<string, Value> {
  /** A key that is known keeps its place. */
  readonly put: (key: string, value: Value) => void
}

/** An empty map that never holds more than `most` entries; the one called `pinned` is never forgotten. */
export function createBoundedMap<Value>(most: number, pinned?: string): BoundedMap<Value> {
  const map = new Map<string, Value>()

  return Object.assign(map, {
    put: (key: string, value: Value): void => {
      map.set(key, value)
      if (map.size <= most) return

      const oldest = map.keys().find((each) => each !== pinned)
      if (oldest !== undefined) map.delete(oldest)
    },
  })
}
