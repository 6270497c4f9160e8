import { loadRedaction } from './errors/load-redaction.ts'
import { loadHeartbeat, loadPause, loadRevocation } from './grant/rooms.ts'
import { loadBodies, loadConversation, loadVerdict } from './http/rooms.ts'
import { loadEnd, loadLockout, loadLogin, loadRun, loadSharedResult } from './login/rooms.ts'
import { loadCounting, loadHeldKey, loadKeepAlive, loadRefusal } from './request/rooms.ts'
import { loadWriting } from './share/rooms.ts'

const rooms = [
  loadBodies,
  loadConversation,
  loadCounting,
  loadEnd,
  loadHeartbeat,
  loadHeldKey,
  loadKeepAlive,
  loadLockout,
  loadLogin,
  loadPause,
  loadRedaction,
  loadRefusal,
  loadRevocation,
  loadRun,
  loadSharedResult,
  loadVerdict,
  loadWriting,
]

/** Loads all that the engine would load when it is needed: who counts turns of the event loop wants it there before. */
export async function loadRooms(): Promise<void> {
  await Promise.all(rooms.map((load) => load()))
}
