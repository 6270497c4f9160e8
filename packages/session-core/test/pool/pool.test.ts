import { toy, type ToyCredentials } from '../toy-protocol.ts'
import { createToyServer, type ToyServer } from '../toy-server.ts'
import { createSession, type Session, type SessionOptions } from '@org/session-core'
import { createSessionPool, type PoolOptions, type SessionPool } from '@org/session-core/pool'
import { setImmediate } from 'node:timers/promises'
import { expect, it, vi } from 'vitest'

const password = 'ann has <a> password & more'

interface Scene {
  readonly pool: SessionPool<string>
  readonly server: ToyServer
  readonly opened: readonly Session[]
}

function scene(
  options: Partial<PoolOptions<string>> = {},
  session: Partial<SessionOptions<ToyCredentials>> = {},
): Scene {
  const server = createToyServer()
  const opened: Session[] = []
  const pool = createSessionPool(
    () => {
      const next = createSession(toy('https://toy.test/base/'), {
        credentials: { username: 'ann', password },
        transport: server.fetch,
        ...session,
      })
      opened.push(next)
      return next
    },
    { key: (tenant) => tenant, ...options },
  )
  return { pool, server, opened }
}

/** Until what was begun behind the pool's back has settled. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await setImmediate()
}

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

it('never forgets rejected credentials, which would send them again', async () => {
  const { pool, server } = scene({ max: 1 }, { credentials: { username: 'ann', password: 'wrong' } })
  const attempts = ['a', 'b', 'c', 'a', 'b', 'c'].map((tenant) => pool.of(tenant).fetch('things'))
  await Promise.allSettled(attempts)
  await settle()

  expect(server.loginAttempts).toBe(3)
  expect(pool.size).toBe(3)
})

/** Hands out a wrong password and the right one in turn. */
function alternating(): () => Promise<ToyCredentials> {
  let turn = 0
  return () => Promise.resolve({ username: 'ann', password: turn++ % 2 === 0 ? 'wrong' : password })
}

it('remembers rejected credentials of a session that others have served since, until rearm', async () => {
  const { pool, opened, server } = scene({ max: 1 }, { credentials: alternating() })
  const ask = (): Promise<unknown> => pool.of('a').fetch('things')
  await expect(ask()).rejects.toMatchObject({ code: 'credentials-rejected' })
  await ask()
  pool.of('b')
  await settle()

  expect(opened[0]?.snapshot.phase).toBe('active')

  server.expireSessions()
  await expect(ask()).rejects.toMatchObject({ code: 'credentials-locked' })

  expect(server.loginAttempts).toBe(2)

  await ask()
  opened[0]?.rearm()
  pool.of('c')
  await settle()

  expect(opened[0]?.snapshot.phase).toBe('closed')
})

it('remembers prompts that brought no session: nobody gets one mail a round', async () => {
  const server = createToyServer()
  let isCut = false
  const { pool, opened } = scene(
    { max: 1 },
    {
      credentials: { username: 'otto', password: 'otto also needs a code' },
      onChallenge: () => {
        isCut = true
        return Promise.resolve('code')
      },
      transport: (...call) => (isCut ? Promise.reject(new TypeError('cut')) : server.fetch(...call)),
    },
  )
  for (let round = 0; round < 5; round += 1) {
    isCut = false
    await expect(pool.of('a').fetch('things')).rejects.toThrow()
    pool.of('b')
    await settle()
  }

  expect(opened[0]?.snapshot.phase).toBe('idle')
  expect(server.challenges).toHaveLength(1)
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

it('keeps nothing of a tenant whose session cannot be opened', () => {
  const pool = createSessionPool(
    () => {
      throw new RangeError('no such tenant')
    },
    { key: String },
  )

  expect(() => pool.of('a')).toThrow(RangeError)
  expect(pool.size).toBe(0)
})

it.each<[string, unknown]>([
  ['key', {}],
  ['max', { key: String, max: 0 }],
  ['max', { key: String, max: '2' }],
  ['idleMs', { key: String, idleMs: NaN }],
  ['idleMs', { key: String, idleMs: '5' }],
  ['maximum', { key: String, maximum: 5 }],
])('refuses the option %s when it is wrong: %j', (name, options) => {
  const make = (): unknown => createSessionPool(() => scene().pool.of('a'), options as PoolOptions<string>)

  expect(make).toThrow(
    expect.objectContaining({ code: 'invalid-options', message: expect.stringContaining(name) as string }),
  )
})

it('refuses a key that is no text', () => {
  const pool = createSessionPool(() => scene().pool.of('a'), { key: () => undefined as unknown as string })

  expect(() => pool.of('a')).toThrow(expect.objectContaining({ code: 'invalid-options' }))
})

it('refuses the promise of a session', () => {
  const open = (): Session => Promise.resolve() as unknown as Session
  const pool = createSessionPool(open, { key: String })

  expect(() => pool.of('a')).toThrow(expect.objectContaining({ code: 'invalid-options' }))
  expect(pool.size).toBe(0)
})
