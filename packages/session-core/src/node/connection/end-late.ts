import type { Socket } from 'node:net'

/**
 * Where it ended in order, Node 22 and 24 may not have read what came before its end, the last answer: it is destroyed a
 * turn later. To undici it is gone at once, so that nothing is written to it any more.
 */
export function endLate(socket: Socket): void {
  const destroy = socket.destroy.bind(socket)
  socket.destroy = (error) => {
    if (!socket.readableEnded) return destroy(error)
    Object.defineProperty(socket, 'destroyed', { value: true, configurable: true })
    setImmediate(() => {
      Reflect.deleteProperty(socket, 'destroyed')
      destroy(error)
    })
    return socket
  }
}
