import { envelope, failureOf, scriptedGateway, service, sessionWith } from './scripted-gateway.ts'
import { createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import { describe, expect, it } from 'vitest'

const search = 'avxapi/certificate/search'
const post = { method: 'POST', body: '{"input":{},"filter":{}}' }

describe('a session that ended on the server', () => {
  it.each([
    ['401', 401, false],
    ['407', 407, false],
    ['a 2xx whose message says so', 'unauthorized-message', true],
    ['a 2xx whose answer says so', 'unauthorized-text', true],
  ] as const)('is renewed once when it shows as %s', async (_how, expiryAnswer, unauthorizedInSuccess) => {
    const server = createAppViewXEmulator({ expiryAnswer })
    const session = sessionWith(server, { unauthorizedInSuccess })
    await session.login()
    server.expireSessions()

    const answers = await Promise.all([session.fetch(search, post), session.fetch(search, post)])

    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(await answers[0].text()).toContain('totalRecords')
    expect(server.loginAttempts).toBe(2)
  })

  it('is not looked for in a 2xx unless the options say so', async () => {
    const server = createAppViewXEmulator({ expiryAnswer: 'unauthorized-message' })
    const session = sessionWith(server)
    await session.login()
    server.expireSessions()

    const answer = await session.fetch(search, post)

    expect(await answer.text()).toContain('Unauthorized')
    expect(server.loginAttempts).toBe(1)
  })

  it('is told from an answer that merely holds the word', async () => {
    const server = scriptedGateway({
      'certificate/search': () => envelope(200, { issuer: 'Unauthorized CA' }),
    })
    const session = sessionWith(server, { unauthorizedInSuccess: true })

    const answer = await session.fetch(search, post)

    expect(await answer.json()).toMatchObject({ response: { issuer: 'Unauthorized CA' } })
    expect(session.snapshot.counts.logins).toBe(1)
  })

  it('is renewed before its end when the token tells it', async () => {
    const server = createAppViewXEmulator({ tokenLifetimeMs: 30 * 60_000 })
    const session = sessionWith(server, { credentials: service })

    const { issuedAt, endsAt } = await session.login()

    const lifetime = (endsAt?.getTime() ?? 0) - (issuedAt?.getTime() ?? 0)
    expect(lifetime).toBeGreaterThan(29 * 60_000)
    expect(lifetime).toBeLessThanOrEqual(30 * 60_000)
  })

  it('does not turn the eviction of two clients by each other into a loop', async () => {
    const server = createAppViewXEmulator({ singleSession: 'newest-wins' })
    const policy = { loginBudget: { max: 3, perMs: 60_000 } }
    const [ours, theirs] = [sessionWith(server, { policy }), sessionWith(server)]
    const fight = async (): Promise<void> => {
      for (let round = 0; round < 10; round += 1) {
        await theirs.fetch(search, post)
        await ours.fetch(search, post)
      }
    }

    const failure = await failureOf(fight())

    expect(failure).toMatchObject({ code: 'login-budget-spent' })
    expect(ours.snapshot.counts.logins).toBe(3)
  })

  it.each([
    ['a page that a proxy put in its place', 'proxy-error', 502],
    ['a throttled call', 'too-many-requests', 429],
    ['a call that is not allowed', 'forbidden', 403],
    ['a call without result', 'business-error', 404],
  ] as const)('is not seen in %s', async (_what, fault, status) => {
    const server = createAppViewXEmulator()
    const session = sessionWith(server)
    await session.login()
    server.failNext(fault)

    const answer = await session.fetch(search, post)

    expect(answer.status).toBe(status)
    expect(server.loginAttempts).toBe(1)
  })
})
