import { type Door, openDoor } from './door.ts'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { Server, type ServerResponse } from 'node:http'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, describe, expect, it, vi } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'door-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Longer than any test may take: who waits for it has failed. */
const drainMs = 600_000

const places = {
  'a port': { port: 0 },
  'a socket': { socket: join(folder, 'proxy.socket') },
} as const

describe.each(Object.keys(places) as (keyof typeof places)[])('A door on %s that closes', (name) => {
  const open = async (): Promise<{ door: Door; socket: Socket; request: string; inside: ServerResponse }> => {
    const { promise, resolve } = Promise.withResolvers<ServerResponse>()
    const door = await openDoor(places[name], (_request, response) => resolve(response), 'a-key')
    const url = URL.parse(door.address)
    const socket = url ? connect(Number(url.port), url.hostname) : connect(door.address)
    await once(socket, 'connect')
    const request = `GET / HTTP/1.1\r\nhost: ${url?.host ?? 'localhost'}\r\nx-proxy-key: a-key\r\n\r\n`
    socket.write(request)
    return { door, socket, request, inside: await promise }
  }

  // Node would let go of it after six seconds.
  it('answers who is inside, and ends the connection that he keeps open', { timeout: 5000 }, async () => {
    const { door, socket, inside } = await open()
    const said = text(socket)
    const closed = door.close(drainMs)
    inside.end('served')

    await closed

    expect(await said).toContain('served')
  })

  it('tells who comes later that it is closing, on a connection that is open still', async () => {
    const { door, socket, request, inside } = await open()
    const said = text(socket)
    const closed = door.close(drainMs)
    socket.write(request)
    await new Promise((resolve) => setTimeout(resolve, 50))
    inside.end('served')

    await closed

    expect(await said).toMatch(/served.*HTTP\/1\.1 503 .*\{"error":\{"code":"closed"/s)
  })

  it.runIf(name === 'a port')('cuts off who takes longer so that he notices', async () => {
    const { door, socket, request, inside } = await open()
    inside.end('served')
    const long = connect(socket.remotePort ?? 0, '127.0.0.1')
    long.write(request.replace('HTTP/1.1', 'HTTP/1.0'))
    const said = text(long)
    await new Promise((resolve) => setTimeout(resolve, 50))
    await door.close(20)

    await expect(said).rejects.toMatchObject({ code: 'ECONNRESET' })
  })

  it('waits no longer than it is told to', async () => {
    const { door, socket } = await open()
    socket.on('error', () => {})
    const ended = new Promise((resolve) => socket.once('close', resolve))

    await door.close(20)

    await expect(ended).resolves.toBeTypeOf('boolean')
  })
})

it('gives an upload as long as its server takes', async () => {
  const opened = vi.spyOn(Server.prototype, 'listen')
  const door = await openDoor({ port: 0 }, () => {}, 'a-key')
  const [server] = opened.mock.contexts
  opened.mockRestore()
  await door.close(0)

  // Node looks every half a minute whether somebody has taken longer than five.
  expect(server).toMatchObject({ requestTimeout: 0 })
})
