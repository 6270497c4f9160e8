import { addressOf, admin, login, send } from './by-hand.ts'
import {
  createAppViewXEmulator,
  type AppViewXAccount,
  type AppViewXEmulatorOptions,
} from '@org/appviewx-auth/emulator'
import { describe, expect, it } from 'vitest'

const wrong = { ...admin, password: 'wrong' }

describe('a login at the AppViewX emulator', () => {
  it.each(['login', 'acctmgmt-perform-login'])('works at %s, with a body and without', async (action) => {
    const server = createAppViewXEmulator()

    const withBody = await send(server, action, { headers: admin })
    const without = await server.fetch(addressOf(action), { method: 'POST', headers: admin })

    expect([withBody.status, without.status]).toEqual([200, 200])
    expect(server.liveSessions).toBe(2)
  })

  it.each([
    ['no username', { password: 'Password@123' }],
    ['an empty username', { username: '', password: 'Password@123' }],
    ['no password', { username: 'admin' }],
    ['an empty password', { username: 'admin', password: '' }],
  ])('with %s is a 400 that counts as no attempt', async (_what, headers) => {
    const server = createAppViewXEmulator()

    const answer = await login(server, headers)

    expect(answer).toMatchObject({ status: 400, body: { appStatusCode: 'ACCT_AUTH_001' } })
    expect(server.loginAttempts).toBe(0)
  })

  it.each([
    ['a wrong password', wrong],
    ['an unknown user', { ...admin, username: 'stranger' }],
    ['service credentials', { username: 'demo-service', password: 'Secret@789' }],
  ])('with %s is rejected', async (_what, headers) => {
    const server = createAppViewXEmulator()

    const answer = await login(server, headers)

    expect(answer).toMatchObject({
      status: 401,
      body: { response: { status: 'FAILURE', sessionId: null }, appStatusCode: 'ACC_AUTH_022' },
    })
    expect([server.loginAttempts, server.liveSessions]).toEqual([1, 0])
  })

  it.each<[string, AppViewXEmulatorOptions, object]>([
    ['response: null', { loginFailure: 'null-response' }, { status: 401, body: { response: null } }],
    ['a 200', { loginFailure: 'inner-failure' }, { status: 200, body: { response: { status: 'FAILURE' } } }],
    ['a 12.x record', { replyShape: '12.x' }, { status: 401, body: { response: { Status: 'Failure' } } }],
    [
      'no code of an old version',
      { rejection: 'login-failed' },
      { status: 400, body: { appStatusCode: null } },
    ],
  ])('can fail with %s', async (_what, options, expected) => {
    const server = createAppViewXEmulator(options)

    const answer = await login(server, wrong)

    expect(answer).toMatchObject(expected)
  })

  // No document names a charset: fetch writes Latin-1, curl and other languages UTF-8.
  it.each<[BufferEncoding, string, string]>([
    ['latin1', 'jürgen', 'Fuß-Gänger'],
    ['utf8', 'jürgen', 'Fuß-Gänger'],
    ['utf8', '花子', 'Пароль-1€'],
  ])('takes letters beyond ASCII in %s: %s', async (charset, username, password) => {
    const server = createAppViewXEmulator({ accounts: [{ username, password }] })
    const written = (text: string): string => Buffer.from(text, charset).toString('latin1')

    const answer = await login(server, { username: written(username), password: written(password) })

    expect(answer.status).toBe(200)
  })

  it.each<[string, AppViewXEmulatorOptions, object]>([
    [
      'without a session id',
      { loginSuccess: 'no-session' },
      { response: { status: 'SUCCESS', sessionId: null } },
    ],
    ['with response: null', { loginSuccess: 'null-response' }, { response: null }],
  ])('can succeed %s, and then opens no session', async (_what, options, expected) => {
    const server = createAppViewXEmulator(options)

    const answer = await login(server)

    expect(answer).toMatchObject({ status: 200, body: expected })
    expect(server.liveSessions).toBe(0)
  })

  it.each<[string, AppViewXEmulatorOptions, object]>([
    ['SUCCESS as its code', { successCode: 'SUCCESS' }, { appStatusCode: 'SUCCESS' }],
    ['success as its code', { successCode: 'success' }, { appStatusCode: 'success' }],
    [
      'a counter of text',
      { replyShape: '2020', availableLoginAttemptCount: 'string' },
      { response: { availableLoginAttemptCount: '10' } },
    ],
  ])('can succeed with %s', async (_what, options, expected) => {
    const server = createAppViewXEmulator(options)

    const answer = await login(server)

    expect(answer).toMatchObject({ status: 200, body: expected })
  })

  it('can leave the counter of a 2020 record out', async () => {
    const server = createAppViewXEmulator({ replyShape: '2020', availableLoginAttemptCount: 'absent' })

    const answer = await login(server)

    expect(answer.body.response).not.toHaveProperty('availableLoginAttemptCount')
  })

  it('changes its reply shape while it runs', async () => {
    const server = createAppViewXEmulator()

    server.configure({ replyShape: '12.x' })
    const answer = await login(server)

    expect(answer.body).toEqual({
      response: { Status: 'Success', SessionId: expect.stringMatching(/^[\da-f-]{36}$/) as string },
    })
  })

  it.each<[AppViewXAccount['standing'], string]>([
    ['disabled', 'Login failed. User account is disabled.'],
    ['password-expired', 'Login failed. Password has expired.'],
    ['terms-required', 'Login failed. Terms and conditions are not accepted.'],
  ])(
    'of an account that is %s is refused, but only with the right password',
    async (standing = 'active', message) => {
      const server = createAppViewXEmulator({ refusalStatus: 403, refusalCode: 'SETTABLE' })
      server.changeAccount('admin', { standing })

      const [right, guessed] = [await login(server), await login(server, wrong)]

      expect(right).toMatchObject({ status: 403, body: { message, appStatusCode: 'SETTABLE' } })
      expect(guessed).toMatchObject({ status: 401, body: { appStatusCode: 'ACC_AUTH_022' } })
      expect(server.liveSessions).toBe(0)
    },
  )

  it('tells of terms not accepted and of a password about to end, beside a session', async () => {
    const server = createAppViewXEmulator()
    server.changeAccount('admin', { termsAccepted: false, passwordExpiryMsg: 'Ends in 3 days.' })

    const answer = await login(server)

    expect(answer.body.response).toMatchObject({ termsAccepted: false, passwordExpiryMsg: 'Ends in 3 days.' })
    expect(server.liveSessions).toBe(1)
  })

  it('knows the accounts it was given, and no others', async () => {
    const server = createAppViewXEmulator({ accounts: [{ username: 'ada', password: 'Lovelace@1' }] })

    const [own, builtIn] = [
      await login(server, { username: 'ada', password: 'Lovelace@1' }),
      await login(server),
    ]

    expect([own.status, builtIn.status]).toEqual([200, 401])
  })
})
