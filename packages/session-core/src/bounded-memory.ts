/** Entries; more than a session needs at a time. */
const most = 100

/** Remembers one more thing, and forgets the oldest rather than grow without end. */
export function remember<Value>(memory: Map<string, Value>, key: string, value: Value): void {
  memory.delete(key)
  memory.set(key, value)
  for (const oldest of memory.keys()) {
    if (memory.size > most) memory.delete(oldest)
  }
}
