import { loadRedaction } from './errors/load-redaction.ts'
import { loadHeartbeat, loadPause } from './grant/rooms.ts'
import { loadBodies, loadKy, loadVerdict } from './http/rooms.ts'
import { loadFirstCall } from './load-first-call.ts'
import { loadHeldKey, loadKeepAlive, loadRefusal } from './request/rooms.ts'
import { loadWriting } from './share/rooms.ts'

const rooms = [
  loadBodies,
  loadFirstCall,
  loadHeartbeat,
  loadHeldKey,
  loadKeepAlive,
  loadKy,
  loadPause,
  loadRedaction,
  loadRefusal,
  loadVerdict,
  loadWriting,
]

/** Loads all that the engine would load when it is needed: who counts turns of the event loop wants it there before. */
export async function loadRooms(): Promise<void> {
  await Promise.all(rooms.map((load) => load()))
}
