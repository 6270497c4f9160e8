import { toy } from '../toy-protocol.ts'
import { createToyServer, toyAccounts } from '../toy-server.ts'
import { type Clock, createSession, secret, type Session } from '@org/session-core'
import { share } from '@org/session-core/share'
import { faultyFetch, manualClock, memoryStore } from '@org/session-core/testing'
import { expect, it } from 'vitest'

/** Two processes of one machine that is frozen: no timer rings before it wakes. */
function setTheScene() {
  const manual = manualClock()
  let frozen = 0
  const clock: Clock = { ...manual, monotonic: () => manual.monotonic() + frozen }
  const [server, store, key] = [createToyServer(), memoryStore(clock), secret(new Uint8Array(32).fill(200))]
  const wire = faultyFetch(server.fetch)
  const open = (transport: typeof fetch): Session =>
    createSession(toy('https://toy.test/base/'), {
      credentials: { username: 'ann', password: toyAccounts['ann']?.password ?? '' },
      clock,
      transport,
      share: share({ store, name: 'prod/billing', secret: key }),
    })
  /** Keys are derived on other threads. */
  const pass = async (ms: number): Promise<void> => {
    for (let step = 0; step < 20; step += 1) {
      await manual.advance(ms / 20)
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
  }
  /** What a call is answered with, and how often its session has sent a login. */
  const ended = async (session: Session): Promise<readonly unknown[]> => {
    let status: unknown
    session.fetch('things').then(
      (answer) => (status = answer.status),
      (error: unknown) => (status = error),
    )
    while (status === undefined) await pass(1000)
    return [status, session.snapshot.counts.logins]
  }
  const freeze = (): void => void (frozen += 600_000)
  return { server, wire, open, pass, ended, freeze }
}

it('a login that the sleep of the machine cut off is sent once more for the fleet', async () => {
  const { server, wire, open, pass, ended, freeze } = setTheScene()
  const broken = Promise.withResolvers<Response>()
  wire.next().answer(() => broken.promise)
  const [first, other] = [open(wire.fetch), open(server.fetch)]
  const call = ended(first)
  await pass(0)

  freeze()
  broken.reject(new TypeError('fetch failed'))

  expect([await call, await ended(other)]).toEqual([
    [200, 2],
    [200, 0],
  ])
  expect([server.loginAttempts, server.liveSessions]).toEqual([1, 1])
})

it('a login that was cut off uses what another process has opened meanwhile', async () => {
  const { server, wire, open, pass, ended, freeze } = setTheScene()
  const broken = Promise.withResolvers<Response>()
  wire.next().answer(() => broken.promise)
  const [first, other] = [open(wire.fetch), open(server.fetch)]
  const call = ended(first)
  await pass(0)

  freeze()
  const served = await ended(other)
  broken.reject(new TypeError('fetch failed'))

  expect([served, (await call)[0]]).toEqual([[200, 1], 200])
  expect([server.loginAttempts, server.liveSessions]).toEqual([1, 1])
})
