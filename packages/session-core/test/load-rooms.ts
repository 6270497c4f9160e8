// oxlint-disable-next-line no-restricted-imports -- No customer needs a name for it.
import { loadRooms } from '../src/load-rooms.ts'

// Many tests count turns of the event loop; the runner asks another process for each module that is loaded late.
await loadRooms()
