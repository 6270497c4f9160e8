import { scene, settle } from './pool-scene.ts'
import { expect, it, vi } from 'vitest'

it('gives tenants of one key one session, and another key another one', () => {
  const { pool } = scene({ key: (tenant) => tenant.toLowerCase() })

  expect(pool.of('a')).toBe(pool.of('A'))
  expect(pool.of('a')).not.toBe(pool.of('b'))
  expect(pool.size).toBe(2)
})

it('logs out the least recently used above max', async () => {
  const { pool, opened, server } = scene({ max: 2 })
  await pool.of('a').fetch('things')
  await pool.of('b').fetch('things')
  await pool.of('a').fetch('things')
  await pool.of('c').fetch('things')
  await settle()

  expect(opened.map(({ snapshot }) => snapshot.phase)).toEqual(['active', 'closed', 'active'])
  expect(pool.size).toBe(2)
  expect(server.liveSessions).toBe(2)
})

it('counts what a session that is kept was used for, not only who asked for it', async () => {
  const { pool, opened } = scene({ max: 2 })
  const kept = pool.of('a')
  await pool.of('b').fetch('things')
  await kept.fetch('things')
  pool.of('c')
  await settle()

  expect(opened.map(({ snapshot }) => snapshot.phase)).toEqual(['active', 'closed', 'idle'])
})

it('logs nobody out whose call is under way, and catches up afterwards', async () => {
  const { pool, opened, server } = scene({ max: 1 })
  await pool.of('a').fetch('things')
  const letGo = server.holdNextReply()
  const answer = pool.of('a').fetch('things')
  await pool.of('b').fetch('things')
  await settle()

  expect(pool.size).toBe(2)
  expect(opened[0]?.snapshot.phase).toBe('active')

  letGo()

  expect((await answer).status).toBe(200)
  await vi.waitFor(() => expect(pool.size).toBe(1), { timeout: 5000 })
})

it('logs nobody out whose login is under way', async () => {
  const { pool, opened, server } = scene({ max: 1 })
  const letGo = server.holdNextReply()
  const answer = pool.of('a').fetch('things')
  pool.of('b')
  await settle()

  expect(opened[0]?.snapshot.phase).toBe('authenticating')

  letGo()

  expect((await answer).status).toBe(200)
})

it('opens another session where the last one was logged out by hand', async () => {
  const { pool } = scene()
  const first = pool.of('a')
  await first.logout()

  expect(pool.of('a')).not.toBe(first)
  expect(pool.size).toBe(1)
})

it('logs out what nobody used for idleMs', async () => {
  const { pool, opened } = scene({ idleMs: 20 })
  await pool.of('a').fetch('things')
  await vi.waitFor(() => expect(pool.size).toBe(0), { timeout: 5000 })

  expect(opened[0]?.snapshot.phase).toMatch(/clos/)
})

it('logs out a few at a time', async () => {
  const { pool, server } = scene()
  const tenants = Array.from({ length: 30 }, (_, index) => String(index))
  await Promise.all(tenants.map((tenant) => pool.of(tenant).fetch('things')))
  const holds = tenants.map(() => server.holdNextReply())
  const before = server.requestsSeen
  const end = pool[Symbol.asyncDispose]()
  await settle()

  expect(server.requestsSeen - before).toBe(8)

  for (const letGo of holds) letGo()
  await end

  expect(server.liveSessions).toBe(0)
})

it('ends for everybody who waits for its end', async () => {
  const { pool, server } = scene()
  await Promise.all(['a', 'b', 'c'].map((tenant) => pool.of(tenant).fetch('things')))

  await Promise.all([pool, pool, pool].map((each) => each[Symbol.asyncDispose]()))

  expect(server.liveSessions).toBe(0)
})

it('is closed for good when it was disposed of', async () => {
  const { pool } = scene()
  await pool[Symbol.asyncDispose]()

  expect(() => pool.of('a')).toThrow(expect.objectContaining({ code: 'closed', protocol: 'pool' }))
})
