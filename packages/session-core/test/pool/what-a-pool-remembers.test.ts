import type { ToyCredentials } from '../toy-protocol.ts'
import { createToyServer } from '../toy-server.ts'
import { password, scene, settle } from './pool-scene.ts'
import { expect, it } from 'vitest'

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
