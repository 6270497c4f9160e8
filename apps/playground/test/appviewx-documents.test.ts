import { startAppViewX } from '../shared/emulators/start-emulators.ts'
import { type Answer, curl } from './run-curl.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

// The vendor's own sample requests, as its pages print them, with an address and a token filled in.

let server: Awaited<ReturnType<typeof startAppViewX>>
beforeAll(async () => {
  server = await startAppViewX(0)
})
afterAll(() => server.close())

describe('AppViewX 2026.1.0', () => {
  const login = (...headers: string[]): Promise<Answer> =>
    curl(
      '--request',
      'POST',
      `${server.url}/avxapi/login?&gwsource=external`,
      '-H',
      'Content-Type: application/json',
      ...headers.flatMap((header) => ['-H', header]),
      '-d',
      '{}',
    )

  it('answers the sample login as the sample response shows', async () => {
    const { status, text, type } = await login('username: admin', 'password: Password@123')

    expect(status).toBe(200)
    expect(type).toMatch(/^application\/json/)
    expect(JSON.parse(text)).toEqual({
      response: {
        status: 'SUCCESS',
        appStatusCode: null,
        statusDescription: null,
        sessionId: expect.stringMatching(/^avx~~[\da-f-]{36}$/) as string,
        authCode: null,
        lockDownPeriod: 15,
        emailId: null,
        termsAccepted: true,
        passwordExpiryMsg: '',
      },
      message: 'Login successful.',
      appStatusCode: null,
      tags: null,
      headers: null,
    })
  })

  it('answers the sample logout as the sample response shows', async () => {
    const { text: granted } = await login('username: admin', 'password: Password@123')
    const { response } = JSON.parse(granted) as { readonly response: { readonly sessionId: string } }

    const { status, text } = await curl(
      '--request',
      'POST',
      `${server.url}/avxapi/acctmgmt-perform-logout?gwsource=external`,
      '-H',
      `sessionId: ${response.sessionId}`,
      '-H',
      'Content-Type: application/json',
      '-d',
      '{}',
    )

    expect(status).toBe(200)
    expect(JSON.parse(text)).toEqual({
      response: {
        status: 'SUCCESS',
        appStatusCode: null,
        statusDescription: null,
        sessionId: null,
        authCode: null,
        lockDownPeriod: 0,
        emailId: null,
        termsAccepted: false,
        passwordExpiryMsg: '',
      },
      message: null,
      appStatusCode: null,
      tags: null,
      headers: null,
    })
  })

  it.each([
    [
      'nobody',
      [],
      { status: 400, code: 'ACCT_AUTH_001', message: 'Username or password cannot be null or empty.' },
    ],
    [
      'a wrong password',
      ['username: admin', 'password: wrong'],
      { status: 401, code: 'ACC_AUTH_022', message: 'Login failed. Invalid credentials.' },
    ],
  ])(
    'answers a login of %s as the table of status codes says',
    async (_who, headers, { status, code, message }) => {
      const answer = await login(...headers)

      expect(answer.status).toBe(status)
      expect(JSON.parse(answer.text)).toMatchObject({ appStatusCode: code, message })
    },
  )

  it('mails a one-time password, and says so in the words of the document', async () => {
    const { text } = await login('username: mfa.user', 'password: Password@456')

    expect(JSON.parse(text)).toMatchObject({
      message: expect.stringMatching(
        /^MFA is enabled\. We have sent an OTP to your email ID: aaa\*+@example\.com/,
      ) as string,
    })
  })
})
