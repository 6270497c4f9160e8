import { toyScene } from '../toy-scene.ts'
import { expect, it } from 'vitest'

const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

it('is sent once more: one node of a cluster may err', async () => {
  const { session, server } = toyScene()
  await session.login()
  server.failNext('unauthorized')

  expect([await session.logout(), server.liveSessions]).toEqual(['revoked', 0])
})

it('is sent once more for a session that was replaced, too', async () => {
  const { session, server, wire } = toyScene()
  await session.login()
  wire.next(({ method }) => method === 'DELETE').answer(() => new Response('Who?', { status: 401 }))

  await session.renew()
  await turns()

  expect(server.liveSessions).toBe(1)
  await session.logout()
})

it('is sent once where a call had been refused before: two nodes have said so', async () => {
  const { session, server, wire } = toyScene()
  await session.login()
  server.expireSessions()

  await session.fetch('things')
  await turns()

  expect(wire.passed.filter(({ method }) => method === 'DELETE')).toHaveLength(1)
  await session.logout()
})

it('is sent twice at most: what is over is over', async () => {
  const { session, server, wire } = toyScene()
  await session.login()
  server.expireSessions()

  expect(await session.logout()).toBe('already-ended')
  expect(wire.passed.filter(({ method }) => method === 'DELETE')).toHaveLength(2)
})
