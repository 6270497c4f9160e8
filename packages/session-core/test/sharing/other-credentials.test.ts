import { toy } from '../toy-protocol.ts'
import { createToyServer, toyAccounts, type ToyServer } from '../toy-server.ts'
import { createSession, secret, type Session, SessionError } from '@org/session-core'
import { share } from '@org/session-core/share'
import { type ManualClock, manualClock, memoryStore } from '@org/session-core/testing'
import { expect, it } from 'vitest'

const right = toyAccounts['ann']?.password ?? ''
type Call = (
  password: string | (() => Promise<string>),
  lead?: boolean,
  username?: string,
) => Promise<unknown>

function setTheScene(): { readonly server: ToyServer; readonly clock: ManualClock; readonly call: Call } {
  const [server, clock, store] = [createToyServer(), manualClock(), memoryStore()]
  const own = secret(new Uint8Array(32).fill(200))
  const call: Call = async (given, lead = true, username = 'ann') => {
    const session = createSession(toy('https://toy.test/base/'), {
      credentials:
        typeof given === 'string'
          ? { username, password: given }
          : async () => ({ username, password: await given() }),
      transport: server.fetch,
      clock,
      share: share({ store, name: 'prod/billing', secret: own, lead }),
    })
    const outcome = session.fetch('things').then(({ status }) => status)
    return outcome.catch((error: unknown) => (error as { readonly code: string }).code)
  }
  return { server, clock, call }
}

/** Until the store has said all, and everybody has looked again. */
async function settle(clock: ManualClock): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) {
    await clock.advance(200)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

it('who waited for a login with a wrong password tries the right one that he has himself', async () => {
  const { server, clock, call } = setTheScene()
  const release = server.holdNextReply()
  const calls = [call('wrong')]
  await settle(clock)
  let asked = 0
  const fetched = (): Promise<string> => {
    asked += 1
    return Promise.resolve(right)
  }
  calls.push(call(right), call('wrong'), call(fetched), call(right), call('wrong too'), call(right, false))
  await settle(clock)
  release()
  await settle(clock)

  const [led, ...waited] = await Promise.all(calls)
  expect(led).toBe('credentials-rejected')
  expect([waited[0], waited[2], waited[3]]).toEqual([200, 200, 200])
  // Each password once, at most.
  expect(server.loginAttempts).toBeLessThanOrEqual(3)
  expect(asked).toBeLessThanOrEqual(1)
})

it('who waited for it with the same password hears the same, and sends nothing', async () => {
  const { server, clock, call } = setTheScene()
  const release = server.holdNextReply()
  const calls = [call('wrong')]
  await settle(clock)
  calls.push(
    call('wrong'),
    call(() => Promise.resolve('wrong')),
    call('wrong', false),
  )
  await settle(clock)
  release()
  await settle(clock)

  expect(await Promise.all(calls)).toEqual(Array.from({ length: 4 }, () => 'credentials-rejected'))
  expect(server.loginAttempts).toBe(1)
})

it('who waited hears how long the server asked to be left alone', async () => {
  const [clock, store] = [manualClock(), memoryStore()]
  const refused = Promise.withResolvers<never>()
  const open = (): Session =>
    createSession(
      { ...toy('https://toy.test/base/'), login: () => refused.promise },
      {
        credentials: { username: 'ann', password: right },
        clock,
        share: share({ store, name: 'prod/billing', secret: secret(new Uint8Array(32).fill(200)) }),
      },
    )
  const calls = [open(), open()].map((session) => session.login().catch((error: unknown) => error))
  await settle(clock)
  refused.reject(
    new SessionError('unexpected-reply', {
      protocol: 'toy',
      message: 'Busy.',
      retryable: true,
      retryAfterMs: 5000,
      vendor: { status: 503, message: 'later' },
    }),
  )
  await settle(clock)

  const [led, waited] = await Promise.all(calls)
  expect(led).toMatchObject({ message: 'Busy.', retryAfterMs: 5000 })
  expect(JSON.stringify(waited)).toBe(JSON.stringify(led))
})

it('who cannot ask a person logs in with credentials that need none', async () => {
  const { server, call } = setTheScene()
  const asking = toyAccounts['otto']?.password ?? ''

  expect(await call(asking, true, 'otto')).toBe('challenge-unanswered')
  expect(await call(asking, true, 'otto')).toBe('challenge-unanswered')
  expect(server.challenges).toHaveLength(1)
  expect(await call(right)).toBe(200)
})
