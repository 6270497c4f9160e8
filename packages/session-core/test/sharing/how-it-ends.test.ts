import { toy } from '../toy-protocol.ts'
import { createToyServer, toyAccounts, type ToyServer } from '../toy-server.ts'
import { createSession, isSessionError, secret, type Session } from '@org/session-core'
import { share } from '@org/session-core/share'
import { memoryStore } from '@org/session-core/testing'
import { expect, it } from 'vitest'

function setTheScene(): { readonly server: ToyServer; readonly open: () => Session } {
  const server = createToyServer()
  const store = memoryStore()
  const own = secret(crypto.getRandomValues(new Uint8Array(32)))
  const open = (): Session =>
    createSession(toy('https://toy.test/base/'), {
      credentials: { username: 'ann', password: toyAccounts['ann']?.password ?? '' },
      transport: server.fetch,
      share: share({ store, name: 'prod/billing', secret: own, policy: { recheckMs: 1 } }),
    })
  return { server, open }
}

/** What a call of this session ends in: a status, or the code of an error. */
async function callOf(session: Session): Promise<unknown> {
  return session.fetch('things').then(
    ({ status }) => status,
    (error: unknown) => (isSessionError(error) ? error.code : error),
  )
}

it('a logout after a logout does nothing more, whatever it asks for', async () => {
  const { server, open } = setTheScene()
  const [leaving, staying] = [open(), open()]
  await callOf(leaving)
  await callOf(staying)

  const outcomes = [await leaving.logout(), await leaving.logout({ everywhere: true })]

  expect([outcomes, server.liveSessions]).toEqual([['left', 'left'], 1])
  expect(await callOf(staying)).toBe(200)

  expect(await staying.logout({ everywhere: true })).toBe('revoked')
  expect([await leaving.logout({ everywhere: true }), server.liveSessions]).toEqual(['left', 0])
})

it('a first call that waits for a login that is ended for all is served by a new one, or closed', async () => {
  const { server, open } = setTheScene()
  const [first, waiting, ending] = [open(), open(), open()]
  const letGo = server.holdNextReply()
  const calls = [callOf(first)]
  await expect.poll(() => server.loginAttempts).toBe(1)
  calls.push(callOf(waiting))
  await new Promise((resolve) => setTimeout(resolve, 50))

  await ending.logout({ everywhere: true })
  letGo()
  const ends = await Promise.all(calls)

  expect(ends[0]).toBe('closed')
  expect(ends[1]).toSatisfy((end) => end === 'closed' || end === 200)
  await waiting.logout({ everywhere: true })
  expect(server.liveSessions).toBe(0)
})
