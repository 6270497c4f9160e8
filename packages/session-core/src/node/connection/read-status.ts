import { createHeadReader } from './head-reader.ts'
import type { Socket } from 'node:net'

/**
 * Reads the status of the answer to a CONNECT, and leaves what follows its head on the connection: the tunnel's bytes.
 *
 * @throws what the head reader throws, or what ended the connection.
 */
export async function readStatus(socket: Socket): Promise<number> {
  const { promise, reject, resolve } = Promise.withResolvers<number>()
  const take = createHeadReader()
  const read = (): void => {
    const piece = socket.read() as Buffer | null
    const found = piece && take(piece.toString('latin1'))
    if (!found) return
    socket.off('readable', look)
    if (found.rest !== '') socket.unshift(Buffer.from(found.rest, 'latin1'))
    resolve(found.status)
  }
  const look = (): void => {
    try {
      read()
    } catch (error) {
      reject(error)
    }
  }
  const end = (): void => reject(new Error('It ended before its answer was complete.'))
  socket.on('readable', look).once('error', reject).once('end', end).once('close', end)
  return await promise.finally(() => {
    socket.off('readable', look).off('error', reject).off('end', end).off('close', end)
  })
}
