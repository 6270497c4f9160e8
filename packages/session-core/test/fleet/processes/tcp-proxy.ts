import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

/** How bad the network is: chances from 0 to 1 for each reply. */
export interface Weather {
  /** A reply takes up to so many milliseconds. */
  readonly delayMs: number
  /** The connection breaks in the middle of a reply. */
  readonly cut: number
  /** The reply is lost, and whatever follows; the connection breaks a moment later. */
  readonly swallow: number
  /** The connection breaks in the middle of a command: it is never carried out. */
  readonly tear: number
}

/** A network of one's own between processes and a server. */
export interface TcpProxy {
  readonly port: number
  weather: Weather
  /** Where new connections lead. */
  target: number
  readonly close: () => void
}

/** Nothing happens. */
export const calm: Weather = { delayMs: 0, cut: 0, swallow: 0, tear: 0 }

/** What is kept of a connection whose replies are lost: milliseconds. */
const silentMs = 150

/** Listens on a free port, and tells of what it does to whom. */
export async function startProxy(
  target: number,
  { random, tell }: { readonly random: () => number; readonly tell: (what: 'cut' | 'swallowed') => void },
): Promise<TcpProxy> {
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(proxy.target, '127.0.0.1')
    const hangUp = (): void => {
      near.destroy()
      far.destroy()
    }
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', hangUp)
      socket.on('close', () => {
        sockets.delete(socket)
        hangUp()
      })
    }
    near.on('data', (command: Buffer) => {
      if (random() >= proxy.weather.tear) return void far.write(command)
      tell('cut')
      far.end(command.subarray(0, command.byteLength / 2))
      near.destroy()
    })
    carryReplies(far, near, hangUp)
  }).listen(0, '127.0.0.1')

  /** In order: a reply that is late makes all that follow late. */
  function carryReplies(far: Socket, near: Socket, hangUp: () => void): void {
    let before: Promise<unknown> = Promise.resolve()
    let isSilent = false
    far.on('data', (reply: Buffer) => {
      const { delayMs, cut, swallow } = proxy.weather
      const chance = random()
      const ms = delayMs * random()
      before = before.then(async () => {
        if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms))
        if (isSilent) return
        if (chance < cut) {
          tell('cut')
          isSilent = true
          near.end(reply.subarray(0, reply.byteLength / 2), hangUp)
        } else if (chance < cut + swallow) {
          tell('swallowed')
          isSilent = true
          setTimeout(hangUp, silentMs)
        } else {
          near.write(reply)
        }
      })
    })
  }

  await once(server, 'listening')
  const proxy: TcpProxy = {
    port: (server.address() as AddressInfo).port,
    weather: calm,
    target,
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
  return proxy
}

/** Numbers from 0 to 1 that look random, the same ones for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = Math.imul(seed + 1, 2_654_435_761) >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
