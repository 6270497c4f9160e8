/** One property of an object that is not ours, and need not want to be read. */
export function read(from: unknown, name: PropertyKey): unknown {
  try {
    return typeof from === 'object' && from !== null ? (Reflect.get(from, name) as unknown) : undefined
  } catch {
    return undefined
  }
}
