import { toy } from '../toy-protocol.ts'
import { createToyServer } from '../toy-server.ts'
import { createSession } from '@org/session-core'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

const day = 86_400_000

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

it('waits for more days than a platform timer can hold before it keeps a session alive', async () => {
  const server = createToyServer()
  const protocol = toy('https://toy.test/base/')
  const session = createSession(
    {
      ...protocol,
      login: async (credentials, wire) => ({
        key: (await protocol.login(credentials, wire)).key,
        idleMs: 60 * day,
      }),
    },
    {
      credentials: { username: 'bob', password: "bob's is another one" },
      transport: server.fetch,
      policy: { keepAlive: true },
    },
  )
  await session.login()

  await vi.advanceTimersByTimeAsync(59 * day)
  const early = server.requestsSeen
  await vi.advanceTimersByTimeAsync(day)

  expect([early, server.requestsSeen]).toEqual([1, 2])
})
