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
