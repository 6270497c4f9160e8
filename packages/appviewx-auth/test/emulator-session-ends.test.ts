import { admin, fetchToken, login, logout, mfaUser, search, send, signIn } from './by-hand.ts'
import { createAppViewXEmulator, type AppViewXEmulatorOptions } from '@org/appviewx-auth/emulator'
import { describe, expect, it } from 'vitest'

const invalidCredentials = { status: 401, body: { response: null, appStatusCode: 'AVX_GW_003' } }

describe('a second session of one user at the AppViewX emulator', () => {
  it.each<[AppViewXEmulatorOptions['singleSession'] & string, number[], number]>([
    ['off', [200, 200], 2],
    ['newest-wins', [401, 200], 1],
    ['refuse', [200, 401], 1],
  ])('under the policy %s', async (singleSession, statuses, live) => {
    const server = createAppViewXEmulator({ singleSession })
    const first = await signIn(server)

    const again = await login(server)
    const held = await search(server, first)

    expect([held.status, again.status]).toEqual(statuses)
    expect(server.liveSessions).toBe(live)
  })

  it('is no second one when it belongs to someone else', async () => {
    const server = createAppViewXEmulator({ singleSession: 'newest-wins' })
    server.requireOtp('mfa.user', false)
    const first = await signIn(server)
    await fetchToken(server)

    await signIn(server, mfaUser)
    const answer = await search(server, first)

    expect(answer.status).toBe(200)
    expect(server.liveSessions).toBe(3)
  })

  it('is let in once the first has ended', async () => {
    const server = createAppViewXEmulator({ singleSession: 'refuse' })
    await logout(server, await signIn(server))

    const answer = await login(server)

    expect(answer.status).toBe(200)
  })
})

describe('a logout at the AppViewX emulator', () => {
  it('ends that session and no other', async () => {
    const server = createAppViewXEmulator()
    const [first, second] = [await signIn(server), await signIn(server)]

    await logout(server, first)
    const answers = [await search(server, first), await search(server, second)]

    expect(answers.map(({ status }) => status)).toEqual([401, 200])
    expect(server.liveSessions).toBe(1)
  })

  it('needs no body', async () => {
    const server = createAppViewXEmulator()

    const answer = await send(server, 'acctmgmt-perform-logout', { headers: await signIn(server), body: '' })

    expect(answer.status).toBe(200)
  })

  it('works once', async () => {
    const server = createAppViewXEmulator()
    const session = await signIn(server)
    await logout(server, session)

    const answer = await logout(server, session)

    expect(answer).toMatchObject(invalidCredentials)
  })

  it('does not work with a token or a password', async () => {
    const server = createAppViewXEmulator({ unknownLogout: 'success' })
    const token = await fetchToken(server)

    const answers = [await logout(server, token), await logout(server, admin), await logout(server, {})]

    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401])
    expect(server.liveSessions).toBe(1)
  })

  it('can call an unknown session a success', async () => {
    const server = createAppViewXEmulator({ unknownLogout: 'success' })

    const answer = await logout(server, { sessionId: 'made-up' })

    expect(answer).toMatchObject({ status: 200, body: { response: { status: 'SUCCESS' } } })
  })

  it('answers in the words of its version', async () => {
    const server = createAppViewXEmulator()
    const session = await signIn(server)

    server.configure({ replyShape: '12.x' })
    const answer = await logout(server, session)

    expect(answer.body).toEqual({ response: { Status: 'Success', SessionId: null } })
  })
})
