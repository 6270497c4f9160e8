/**
 * A room of the engine that is loaded when it is first needed, and then at hand: loading it once more would cost a call
 * more than what it does there. What cannot be loaded is tried again the next time.
 */
export function onDemand<Room>(load: () => Promise<Room>): () => Promise<Room> {
  let room: Promise<Room> | undefined
  return () => {
    room ??= load().catch((cause: unknown) => {
      room = undefined
      throw cause
    })
    return room
  }
}

/** Loads rooms ahead of need: nobody waits, and who needs one that cannot be loaded is told then. */
export function prepare(...loads: readonly (() => Promise<unknown>)[]): void {
  for (const load of loads) load().catch(() => {})
}
