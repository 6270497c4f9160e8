import { login, mfaUser, search } from './by-hand.ts'
import { createAppViewXEmulator, type AppViewXEmulator } from '@org/appviewx-auth/emulator'
import { describe, expect, it } from 'vitest'

const minute = 60_000

/** The newest password that was mailed. */
const mailed = (server: AppViewXEmulator): string => server.outbox.at(-1)?.otp ?? 'none'

/** Any six digits but these. */
const notThis = (otp: string): string => String((Number(otp) + 1) % 1_000_000).padStart(6, '0')

async function askedServer(
  options: Parameters<typeof createAppViewXEmulator>[0] = {},
): Promise<AppViewXEmulator> {
  const server = createAppViewXEmulator(options)
  await login(server, mfaUser)
  return server
}

describe('a one-time password at the AppViewX emulator', () => {
  it('goes out by mail when a login comes without one', async () => {
    const server = createAppViewXEmulator()

    const answer = await login(server, mfaUser)

    expect(answer.body.message).toBe(
      'MFA is enabled. We have sent an OTP to your email ID: aaa********@example.com.',
    )
    expect(server.outbox).toEqual([
      {
        to: 'aaa.mfa.user@example.com',
        username: 'mfa.user',
        otp: expect.stringMatching(/^\d{6}$/) as string,
        sentAt: expect.any(Number) as number,
      },
    ])
    expect(server.liveSessions).toBe(0)
  })

  it('is not mailed to someone with a wrong password', async () => {
    const server = createAppViewXEmulator()

    await login(server, { ...mfaUser, password: 'wrong' })

    expect(server.outbox).toEqual([])
  })

  it('is asked for with the status and code of the settings', async () => {
    const server = createAppViewXEmulator({ otpStatus: 200, otpCode: 'SETTABLE' })

    const answer = await login(server, mfaUser)

    expect(answer).toMatchObject({
      status: 200,
      body: { appStatusCode: 'SETTABLE', response: { sessionId: null } },
    })
  })

  it('opens a session, once', async () => {
    const server = await askedServer()
    const otp = mailed(server)

    const [first, second] = [
      await login(server, { ...mfaUser, otp }),
      await login(server, { ...mfaUser, otp }),
    ]

    expect([first.status, second.status]).toEqual([200, 401])
    expect(first.body.response).toMatchObject({ emailId: 'aaa.mfa.user@example.com' })
    expect(server.liveSessions).toBe(1)
  })

  it('that is wrong is refused, and leaves the right one standing', async () => {
    const server = await askedServer()
    const otp = mailed(server)

    const wrong = await login(server, { ...mfaUser, otp: notThis(otp) })
    const right = await login(server, { ...mfaUser, otp })

    expect(wrong).toMatchObject({ status: 401, body: { message: 'Login failed. Invalid OTP.' } })
    expect(right.status).toBe(200)
  })

  it('does not make a wrong password right, and is not used up by one', async () => {
    const server = await askedServer()
    const otp = mailed(server)

    const wrong = await login(server, { ...mfaUser, password: 'wrong', otp })
    const right = await login(server, { ...mfaUser, otp })

    expect([wrong.status, right.status]).toEqual([401, 200])
  })

  it.each([
    [4 * minute, {}, 200],
    [5 * minute, {}, 401],
    [1000, { otpLifetimeMs: 1000 }, 401],
  ])('is %i ms later, under %o, answered with %i', async (ms, options, status) => {
    const server = await askedServer(options)

    server.advance(ms)
    const answer = await login(server, { ...mfaUser, otp: mailed(server) })

    expect(answer.status).toBe(status)
  })

  it('is replaced by the next one', async () => {
    const server = await askedServer()
    const old = mailed(server)
    await login(server, mfaUser)

    const [first, second] = [
      await login(server, { ...mfaUser, otp: old }),
      await login(server, { ...mfaUser, otp: mailed(server) }),
    ]

    expect(server.outbox).toHaveLength(2)
    expect([first.status, second.status]).toEqual([401, 200])
  })

  it.each([
    { times: 5, ms: 0, options: {}, status: 200 },
    { times: 6, ms: 0, options: {}, status: 401 },
    { times: 6, ms: 15 * minute, options: { otpLifetimeMs: Infinity }, status: 200 },
    { times: 2, ms: 0, options: { allowedWrongOtps: 1 }, status: 401 },
    { times: 6, ms: 1e12, options: { otpLifetimeMs: Infinity, otpLockoutMinutes: 0 }, status: 401 },
  ])('guessed wrong $times times, $ms ms ago, under $options, is answered with $status', async (row) => {
    const { ms, options, status, times } = row
    const server = await askedServer(options)
    const otp = mailed(server)
    for (let at = 0; at < times; at += 1) await login(server, { ...mfaUser, otp: notThis(otp) })

    server.advance(ms)
    const answer = await login(server, { ...mfaUser, otp })

    expect(answer.status).toBe(status)
  })

  it('guessed too often locks until someone unlocks', async () => {
    const server = await askedServer({ allowedWrongOtps: 0 })
    await login(server, { ...mfaUser, otp: notThis(mailed(server)) })

    server.unlock('mfa.user')
    const answer = await login(server, { ...mfaUser, otp: mailed(server) })

    expect(answer.status).toBe(200)
  })

  it('can be required of anybody, and be waived again', async () => {
    const server = createAppViewXEmulator()
    server.requireOtp('admin', true)
    server.requireOtp('mfa.user', false)

    const [asked, waived] = [await login(server), await login(server, mfaUser)]

    expect([asked.status, waived.status]).toEqual([401, 200])
    expect(server.outbox).toMatchObject([{ to: 'admin@example.com' }])
  })

  it('is what keeps a password on a call from being enough', async () => {
    const server = createAppViewXEmulator()

    const answer = await search(server, mfaUser)

    expect(answer.status).toBe(401)
    expect(server.outbox).toEqual([])
  })
})
