import { toy, type ToyCredentials } from '../toy-protocol.ts'
import { createToyServer, type ToyServer } from '../toy-server.ts'
import { createSession, type SessionProtocol } from '@org/session-core'
import { manualClock } from '@org/session-core/testing'
import { expect, it } from 'vitest'

const credentials = { username: 'bob', password: "bob's is another one" }
const day = 86_400_000

/** The toy, whose server says something else about its sessions. */
function toyWith(lifetimes: Readonly<Record<string, unknown>>): SessionProtocol<ToyCredentials, string> {
  const protocol = toy('https://toy.test/base/')
  return {
    ...protocol,
    login: async (given, wire) => {
      const { key, subject = '' } = await protocol.login(given, wire)
      return { key, subject, ...lifetimes }
    },
  }
}

const open = (lifetimes: Readonly<Record<string, unknown>>, server: ToyServer) => {
  const clock = manualClock()
  return {
    clock,
    session: createSession(toyWith(lifetimes), { credentials, clock, transport: server.fetch }),
  }
}

it.each([
  ['missing', {}],
  ['zero', { idleMs: 0, lifetimeMs: 0 }],
  ['negative', { idleMs: -1, lifetimeMs: -60_000 }],
  ['text', { idleMs: '600', lifetimeMs: 'never' }],
  ['no number', { idleMs: NaN, lifetimeMs: null }],
  ['endless', { idleMs: Infinity, lifetimeMs: Number.MAX_VALUE }],
])('takes a lifetime that is %s for one that nobody knows', async (_what, lifetimes) => {
  const server = createToyServer()
  const { session, clock } = open(lifetimes, server)
  await session.fetch('things')

  await clock.advance(day)
  await session.fetch('things')

  expect(server.loginAttempts).toBe(1)
  expect(session.snapshot).not.toHaveProperty('idleUntil')
  expect(session.snapshot).not.toHaveProperty('endsAt')
})

it('serves the call, and logs in once for it, when the session had expired on arrival', async () => {
  const server = createToyServer()
  const { session, clock } = open({ lifetimeMs: 1000 }, server)
  const release = server.holdNextReply()
  const call = session.fetch('things')

  await clock.advance(5000)
  release()
  const { status } = await call

  expect(status).toBe(200)
  expect(server.loginAttempts).toBe(1)
})
