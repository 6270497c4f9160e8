import { envelope, failureOf, scriptedGateway, sessionWith } from './scripted-gateway.ts'
import { createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import { describe, expect, it, vi } from 'vitest'

const asking = (): Response => envelope(401, null, { message: 'MFA is enabled, an OTP was sent.' })
const mfaUser = { username: 'mfa.user', password: 'Password@456' }

describe('a login with a one-time password', () => {
  it('asks once, with the masked address, and sends the answer once, without the spaces around it', async () => {
    const server = createAppViewXEmulator()
    const onOtp = vi.fn(() => Promise.resolve(` ${server.outbox[0]?.otp ?? ''}\n`))
    const session = sessionWith(server, { credentials: mfaUser, onOtp })

    await Promise.all([session.login(), session.fetch('avxapi/certificate/search', { method: 'POST' })])

    expect(onOtp.mock.calls).toEqual([
      [{ kind: 'otp', hint: 'aaa********@example.com' }, expect.any(AbortSignal)],
    ])
    expect(server.outbox).toHaveLength(1)
    expect(server.requests.filter(({ headers }) => 'otp' in headers)).toHaveLength(1)
    expect(session.snapshot).toMatchObject({ phase: 'active', subject: 'mfa.user' })
  })

  // No document tells the status of the sentence (AppViewX 2026.1.0, login).
  it.each([200, 202, 400, 401, 403, 404, 407, 409, 417, 428, 429, 500, 503, 599])(
    'is asked for by its sentence, also with a status of %i',
    async (otpStatus) => {
      const server = createAppViewXEmulator({ otpStatus })
      const onOtp = (): Promise<string> => Promise.resolve(server.outbox[0]?.otp ?? '')

      const snapshot = await sessionWith(server, { credentials: mfaUser, onOtp }).login()

      expect([snapshot.phase, server.outbox.length]).toEqual(['active', 1])
    },
  )

  it('also goes by the name of onChallenge', async () => {
    const server = createAppViewXEmulator()
    const onChallenge = (): Promise<string> => Promise.resolve(server.outbox[0]?.otp ?? '')

    const snapshot = await sessionWith(server, { credentials: mfaUser, onChallenge }).login()

    expect(snapshot.phase).toBe('active')
  })

  it('without anybody to ask causes one e-mail and no second one until rearm()', async () => {
    const server = createAppViewXEmulator()
    const session = sessionWith(server, { credentials: mfaUser })

    const first = await failureOf(session.login())
    const later = await failureOf(session.fetch('avxapi/certificate/search'))
    const mailsBefore = server.outbox.length
    session.rearm()
    await failureOf(session.login())

    expect(first).toMatchObject({ code: 'challenge-unanswered' })
    expect(later).toMatchObject({ code: 'credentials-locked' })
    expect(mailsBefore).toBe(1)
    expect(server.outbox).toHaveLength(2)
  })

  it('that is wrong opens the circuit, and does not ask again', async () => {
    const server = createAppViewXEmulator()
    const onOtp = vi.fn(() => Promise.resolve('nonsense'))
    const session = sessionWith(server, { credentials: mfaUser, onOtp })

    const failure = await failureOf(session.login())
    const later = await failureOf(session.login())

    expect(failure).toMatchObject({
      code: 'credentials-rejected',
      message: 'AppViewX rejected the one-time password. Correct it, then call rearm().',
    })
    expect(later).toMatchObject({ code: 'credentials-locked' })
    expect(onOtp).toHaveBeenCalledOnce()
    expect(server.outbox).toHaveLength(1)
  })

  it('that came too late is rejected', async () => {
    const server = createAppViewXEmulator()
    const onOtp = (): Promise<string> => {
      server.advance(5 * 60_000)
      return Promise.resolve(server.outbox[0]?.otp ?? '')
    }

    const failure = await failureOf(sessionWith(server, { credentials: mfaUser, onOtp }).login())

    expect(failure).toMatchObject({
      code: 'credentials-rejected',
      vendor: { message: 'Login failed. OTP has expired.' },
    })
  })

  it.each([
    ['with the same question', 'MFA is enabled. We have sent an OTP to a@b.example', 'credentials-rejected'],
    ['with the code of a wrong password', 'Login failed. Invalid credentials.', 'credentials-rejected'],
    ['that the account is locked', 'User is locked: more than five wrong OTPs.', 'login-refused'],
  ])('answered %s ends in %s', async (_how, message, code) => {
    const server = scriptedGateway({
      login: ({ headers }) =>
        envelope(401, null, { message: headers.has('otp') ? message : 'MFA is enabled, an OTP was sent.' }),
    })
    const session = sessionWith(server, { onOtp: () => Promise.resolve('123456') })

    const failure = await failureOf(session.login())

    expect(failure).toMatchObject({ code })
    expect(session.snapshot.phase).toBe('locked')
    expect(server.actions()).toEqual(['login', 'login'])
  })

  it.each([
    ['a page', () => new Response('<h1>Sorry</h1>', { status: 404 }), 'HTTP 404. Check url and loginAction'],
    ['an error', () => new Response(null, { status: 500 }), 'HTTP 500. It gave no reason: see its logs'],
    ['no session', () => envelope(200, {}), 'no session at response.sessionId. Check url'],
  ])('answered with %s says that it is not asked for again', async (_what, answer, words) => {
    const server = scriptedGateway({ login: ({ headers }) => (headers.has('otp') ? answer() : asking()) })
    const session = sessionWith(server, { onOtp: () => Promise.resolve('123456') })

    const failure = await failureOf(session.login())

    const message = expect.stringContaining(`${words}, then call rearm().`) as string
    expect(failure).toMatchObject({ code: 'unexpected-reply', retryable: false, message })
    expect(session.snapshot.phase).toBe('locked')
  })

  it.each([429, 502, 503])(
    'was not rejected by a server in trouble that speaks of it (%i)',
    async (status) => {
      const question = (): Response => envelope(401, null, { message: 'MFA is enabled, an OTP was sent.' })
      const trouble = (): Response => envelope(status, null, { message: 'The OTP service is unavailable.' })
      const server = scriptedGateway({
        login: ({ headers }) => (headers.has('otp') ? trouble() : question()),
      })
      const session = sessionWith(server, { onOtp: () => Promise.resolve('123456') })

      expect(await failureOf(session.login())).toMatchObject({ code: 'unexpected-reply', retryable: true })
    },
  )

  it.each([[''], [' '], ['12\n34'], ['１２３４５６']])('of %j is never sent', async (otp) => {
    const server = createAppViewXEmulator()
    const session = sessionWith(server, { credentials: mfaUser, onOtp: () => Promise.resolve(otp) })

    const failure = await failureOf(session.login())

    expect(failure).toMatchObject({ code: 'challenge-unanswered' })
    expect(server.requestsSeen).toBe(1)
    expect(session.snapshot.phase).toBe('locked')
  })
})
