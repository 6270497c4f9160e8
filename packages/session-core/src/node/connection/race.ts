import { addressesOf } from './addresses.ts'
import { connect, type Socket } from 'node:net'

/** Where to connect to. */
export interface Race {
  readonly host: string
  readonly port: number
  /** How long one address is waited for before the next one is tried as well. */
  readonly delayMs: number
  readonly signal: AbortSignal
}

/**
 * Connects to a host by whichever of its addresses answers first. An address that is slow stays in the race when the
 * next one starts: RFC 8305, section 5.
 */
export async function race({ delayMs, host, port, signal }: Race): Promise<Socket> {
  const addresses = await addressesOf(host, signal)
  signal.throwIfAborted()
  const { promise, reject, resolve } = Promise.withResolvers<Socket>()
  const running = new Set<Socket>()
  let next = 0
  let timer: NodeJS.Timeout | undefined
  let first: Error | undefined

  const start = (): void => {
    clearTimeout(timer)
    const address = addresses[next]
    if (address === undefined) return
    next += 1
    const socket = connect({ host: address, port })
    running.add(socket)
    socket.once('connect', () => resolve(socket))
    socket.on('error', (error) => {
      first ??= error
      running.delete(socket)
      if (next < addresses.length) start()
      else if (running.size === 0) reject(first)
    })
    if (next < addresses.length) timer = setTimeout(start, delayMs)
  }
  const stop = (): void => reject(signal.reason as Error)

  signal.addEventListener('abort', stop, { once: true })
  start()
  const winner = await promise
    .finally(() => {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
      next = addresses.length
    })
    .catch((error: unknown) => {
      for (const socket of running) socket.destroy()
      throw error
    })
  running.delete(winner)
  for (const socket of running) socket.destroy()
  return winner
}
