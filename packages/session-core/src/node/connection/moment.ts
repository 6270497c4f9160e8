import { type Heads, watchHeads } from './heads.ts'
import type { Socket } from 'node:net'

/** Connections of HTTP/1.1 in this very moment: undici does not tell which of them carries a request. */
export interface Moment {
  /** What is read comes from there. */
  reading?: Heads | undefined
  /** This one is over. */
  closing?: Heads | undefined
}

/** Notes down where something happens. */
export function watchMoment(socket: Socket, moment: Moment): void {
  const heads = watchHeads(socket, () => {
    moment.reading = heads
  })
  socket.once('close', () => {
    moment.closing = heads
    queueMicrotask(() => {
      moment.closing = undefined
    })
  })
}
