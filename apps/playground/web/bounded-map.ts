/** A map that forgets its oldest entry when it holds too many. */
export interface BoundedMap<Value> extends ReadonlyMap<string, Value> {
  /** A key that is known keeps its place. */
  readonly put: (key: string, value: Value) => void
}

/** An empty map that never holds more than `most` entries. */
export function createBoundedMap<Value>(most: number): BoundedMap<Value> {
  const map = new Map<string, Value>()

  return Object.assign(map, {
    put: (key: string, value: Value): void => {
      map.set(key, value)
      const [oldest] = map.keys()
      if (map.size > most && oldest !== undefined) map.delete(oldest)
    },
  })
}
