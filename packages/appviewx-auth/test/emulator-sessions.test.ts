import { admin, basic, fetchToken, search, signIn } from './by-hand.ts'
import { createAppViewXEmulator, type AppViewXEmulatorOptions } from '@org/appviewx-auth/emulator'
import { describe, expect, it } from 'vitest'

const minute = 60_000
const hour = 60 * minute
const invalidCredentials = { status: 401, body: { response: null, appStatusCode: 'AVX_GW_003' } }

describe('a session at the AppViewX emulator', () => {
  it.each([
    { what: '29 minutes unused', options: {}, steps: [29 * minute], status: 200 },
    { what: '30 minutes unused', options: {}, steps: [30 * minute], status: 401 },
    { what: 'an hour, in use', options: {}, steps: [20 * minute, 20 * minute, 20 * minute], status: 200 },
    { what: 'a short idle limit', options: { idleTimeoutMs: 1000 }, steps: [1000], status: 401 },
    { what: '12 hours', options: { idleTimeoutMs: Infinity }, steps: [12 * hour], status: 401 },
    {
      what: 'a short life, in use',
      options: { lifetimeMs: 2 * minute },
      steps: [minute, minute],
      status: 401,
    },
    {
      what: 'a year, if nothing ends it',
      options: { idleTimeoutMs: Infinity, lifetimeMs: Infinity },
      steps: [365 * 24 * hour],
      status: 200,
    },
  ])('after $what answers with $status', async ({ options, status, steps }) => {
    const server = createAppViewXEmulator(options)
    const session = await signIn(server)

    const statuses: number[] = []
    for (const step of steps) {
      server.advance(step)
      statuses.push((await search(server, session)).status)
    }

    expect(statuses.at(-1)).toBe(status)
    expect(server.liveSessions).toBe(status === 200 ? 1 : 0)
  })

  it.each<[string, AppViewXEmulatorOptions, object]>([
    ['a 401', {}, invalidCredentials],
    ['a 407', { expiryAnswer: 407 }, { status: 407 }],
    [
      'a 200 whose message says so',
      { expiryAnswer: 'unauthorized-message' },
      { status: 200, body: { response: null, message: expect.stringContaining('Unauthorized') as string } },
    ],
    [
      'a 200 whose response says so',
      { expiryAnswer: 'unauthorized-text' },
      { status: 200, body: { response: 'Unauthorized access to API certificate/search' } },
    ],
  ])('that has ended is told by %s', async (_what, options, expected) => {
    const server = createAppViewXEmulator(options)
    const session = await signIn(server)

    server.expireSessions()
    const answer = await search(server, session)

    expect(answer).toMatchObject(expected)
  })

  it.each([
    ['no credential', {}],
    ['an unknown session', { sessionId: 'made-up' }],
    ['an unknown token', { token: 'made-up' }],
    ['a wrong password', { username: 'admin', password: 'wrong' }],
    ['a username alone', { username: 'admin' }],
    ['service credentials', basic('demo-service', 'Secret@789')],
  ])('is not replaced by %s', async (_what, headers) => {
    const server = createAppViewXEmulator()

    const answer = await search(server, headers)

    expect(answer).toMatchObject(invalidCredentials)
  })

  // The signer of 2021 sends an empty session id at first, and logs in on a 407 only.
  it.each([
    [407, { sessionId: '' }, 407],
    [407, {}, 401],
    [401, { sessionId: '' }, 401],
  ] as const)('whose end is a %i is missed the same way by %o', async (expiryAnswer, headers, status) => {
    const server = createAppViewXEmulator({ expiryAnswer })

    const answer = await search(server, headers)

    expect(answer.status).toBe(status)
  })

  it('is not replaced by the password of a disabled account', async () => {
    const server = createAppViewXEmulator()
    server.changeAccount('admin', { standing: 'disabled' })

    const answer = await search(server, admin)

    expect(answer).toMatchObject(invalidCredentials)
  })

  it('keeps its id in its own header: neither kind passes for the other', async () => {
    const server = createAppViewXEmulator()
    const { sessionId } = await signIn(server)
    const { token } = await fetchToken(server)

    const answers = [await search(server, { token: sessionId }), await search(server, { sessionId: token })]

    expect(answers.map(({ status }) => status)).toEqual([401, 401])
    expect(server.liveSessions).toBe(2)
  })

  it('lost by its id leaves the others', async () => {
    const server = createAppViewXEmulator()
    const [first, second] = [await signIn(server), await signIn(server)]

    server.loseSession(first.sessionId)
    const answers = [await search(server, first), await search(server, second)]

    expect(answers.map(({ status }) => status)).toEqual([401, 200])
  })

  it('lost without an id is the newest', async () => {
    const server = createAppViewXEmulator()
    const [first, second] = [await signIn(server), await signIn(server)]

    server.loseSession()
    const answers = [await search(server, first), await search(server, second)]

    expect(answers.map(({ status }) => status)).toEqual([200, 401])
  })
})
