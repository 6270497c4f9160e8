import { toy } from '../toy-protocol.ts'
import { createToyServer } from '../toy-server.ts'
import { createSession } from '@org/session-core'
import { faultyFetch, manualClock } from '@org/session-core/testing'
import { expect, it } from 'vitest'

const credentials = { username: 'bob', password: "bob's is another one" }

it.each([
  ['one path for what is refused and what is not', (round: number) => `guarded?_=${String(round % 2)}`],
  ['another path each time', (round: number) => `guarded/${String(round)}`],
])('logs in a few times for fifty refusals: %s', async (_what, bad) => {
  const server = createToyServer()
  const wire = faultyFetch(server.fetch)
  const session = createSession(toy('https://toy.test/base/'), {
    credentials,
    transport: async (input, init) => {
      const request = new Request(input, init)
      if (request.method === 'PUT') return new Response('no', { status: 401 })
      return wire.fetch(request)
    },
    clock: manualClock(),
  })
  const statuses = new Set<number>()

  for (let round = 0; round < 50; round += 1) {
    await session.fetch('guarded')
    statuses.add((await session.fetch(bad(round), { method: 'PUT' })).status)
  }

  expect([...statuses]).toEqual([401])
  expect(server.loginAttempts).toBeLessThanOrEqual(4)
  expect((await session.fetch('guarded')).status).toBe(200)
  expect([await session.logout(), server.liveSessions]).toEqual(['revoked', 0])
})

it('logs a session out that the server refused by mistake, when nothing could replace it', async () => {
  const server = createToyServer()
  let away = false
  const session = createSession(toy('https://toy.test/base/'), {
    credentials,
    transport: (input, init) => {
      if (away && new Request(input, init).method === 'POST')
        return Promise.reject(new TypeError('fetch failed'))
      return server.fetch(input, init)
    },
    clock: manualClock(),
  })
  await session.fetch('guarded')
  away = true
  server.failNext('unauthorized')
  await session.fetch('guarded').catch(() => {})

  const outcome = await session.logout()

  expect([outcome, server.liveSessions]).toEqual(['revoked', 0])
})
