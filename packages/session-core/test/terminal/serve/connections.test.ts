import { createAuthority } from '../../node-transport/authority.ts'
import { connectTo, echo, sendTo, servedFor } from './served.ts'
import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'

it('keeps a connection for a minute, longer than most who come back to it', async () => {
  const served = await servedFor(echo)

  const answer = await sendTo(served, 'GET / HTTP/1.1\r\nhost: a\r\n\r\n', true)

  expect(answer).toContain('Keep-Alive: timeout=60\r\n')
})

it('breaks the connection when the function rejects', async () => {
  const { origin } = await servedFor(() => Promise.reject(new TypeError('dropped')))

  await expect(fetch(origin)).rejects.toThrow(TypeError)
})

it('tells the function when the client has left', async () => {
  const arrived = Promise.withResolvers<AbortSignal>()
  const { origin } = await servedFor((request) => {
    arrived.resolve(request.signal)
    return new Promise<Response>(() => {})
  })
  const leaving = new AbortController()
  const reply = fetch(origin, { signal: leaving.signal }).catch(() => 'left')

  const signal = await arrived.promise
  const noticed = new Promise((resolve) => signal.addEventListener('abort', () => resolve('noticed')))
  leaving.abort()

  expect(await reply).toBe('left')
  expect(await noticed).toBe('noticed')
})

it('closes, though somebody has not shaken hands yet', { timeout: 5000 }, async () => {
  const authority = await createAuthority('of a test')
  const served = await servedFor(echo, { tls: await authority.issue() })
  const socket = connectTo(served).on('error', () => {})
  // The first bytes of a handshake, of which the rest never comes.
  socket.write(Uint8Array.of(22, 3, 1, 2, 0, 1))
  await setTimeout(20)

  await expect(served.close()).resolves.toBeUndefined()
})

it('says what to do where the port is taken', async () => {
  const { origin } = await servedFor(echo)
  const port = Number(new URL(origin).port)

  const second = servedFor(echo, { port, remedy: 'Set A_PORT.' })

  await expect(second).rejects.toThrow(
    `Cannot listen on 127.0.0.1 port ${port}: it is in use (EADDRINUSE). Set A_PORT.`,
  )
})
