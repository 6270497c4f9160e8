import { envelope, failureOf, scriptedGateway, sessionWith } from './scripted-gateway.ts'
import { describe, expect, it } from 'vitest'

const invalid = 'Login failed. Invalid credentials.'
const empty = 'Username or password cannot be null or empty.'
const mfa = 'MFA is enabled. We have sent an OTP to your email ID: aaa********@example.com'

interface Row {
  readonly row: string
  readonly status: number
  readonly code?: string | null
  readonly message: string
}

describe('the status table of login', () => {
  it('200, null, "Login successful."', async () => {
    const server = scriptedGateway({
      login: () =>
        envelope(200, { status: 'SUCCESS', sessionId: 'avx~~1' }, { message: 'Login successful.' }),
    })

    const snapshot = await sessionWith(server).login()

    expect(snapshot).toMatchObject({ phase: 'active', subject: 'admin', generation: 1 })
  })

  it.each<Row & { readonly error: string }>([
    {
      row: '400 ACCT_AUTH_001',
      status: 400,
      code: 'ACCT_AUTH_001',
      message: empty,
      error: 'credentials-rejected',
    },
    { row: '400 without code, older', status: 400, message: empty, error: 'credentials-rejected' },
    {
      row: '401 ACC_AUTH_022',
      status: 401,
      code: 'ACC_AUTH_022',
      message: invalid,
      error: 'credentials-rejected',
    },
    {
      row: '401 ACC_AUTH_006',
      status: 401,
      code: 'ACC_AUTH_006',
      message: invalid,
      error: 'credentials-rejected',
    },
    { row: '400 without code, 2020', status: 400, message: invalid, error: 'credentials-rejected' },
    {
      row: '401 without code, 2020',
      status: 401,
      message: 'Authentication failed. The reason - Invalid Credentials.',
      error: 'credentials-rejected',
    },
    { row: '? MFA is enabled, nobody to answer', status: 401, message: mfa, error: 'challenge-unanswered' },
    { row: '? MFA is enabled, with a 200', status: 200, message: mfa, error: 'challenge-unanswered' },
    {
      row: '? MFA is enabled, with a code',
      status: 400,
      code: 'MFA',
      message: mfa,
      error: 'challenge-unanswered',
    },
    {
      row: '? account locked',
      status: 401,
      message: 'Login failed. User account is locked.',
      error: 'login-refused',
    },
    {
      row: '? account locked by OTPs',
      status: 403,
      message: 'Locked: too many wrong OTPs.',
      error: 'login-refused',
    },
    {
      row: '? account inactive',
      status: 403,
      code: 'X',
      message: 'Account is inactive.',
      error: 'login-refused',
    },
    { row: '? password expired', status: 400, message: 'Password has expired.', error: 'login-refused' },
    { row: '? terms not accepted', status: 401, message: 'Terms are not accepted.', error: 'login-refused' },
    {
      row: '? second session',
      status: 409,
      message: 'The user already has a session.',
      error: 'login-refused',
    },
  ])('$row: $error, circuit open', async ({ status, code = null, message, error }) => {
    const server = scriptedGateway({
      login: () => envelope(status, { status: 'FAILURE', sessionId: null }, { code, message }),
    })
    const session = sessionWith(server)

    const failure = await failureOf(session.login())
    const next = await failureOf(session.fetch('avxapi/x'))

    expect(failure).toMatchObject({ code: error })
    expect(next).toMatchObject({ code: 'credentials-locked' })
    expect(session.snapshot.phase).toBe('locked')
    expect(server.actions()).toEqual(['login'])
  })

  it('a refusal keeps the words of the vendor apart', async () => {
    const server = scriptedGateway({
      login: () => envelope(401, null, { code: 'ACC_AUTH_022', message: invalid }),
    })

    const failure = await failureOf(sessionWith(server).login())

    expect(failure).toMatchObject({
      protocol: 'appviewx',
      message: 'AppViewX rejected the username or password. Correct it, then call rearm().',
      vendor: { status: 401, code: 'ACC_AUTH_022', message: invalid },
      retryable: false,
    })
  })

  it.each<Row>([
    { row: '429 throttled', status: 429, message: 'Too many requests.' },
    { row: '500', status: 500, message: 'MFA is enabled, but no OTP could be sent.' },
    { row: '503', status: 503, code: 'BUSY', message: 'Try later.' },
    { row: '404, an action that an older gateway lacks', status: 404, message: 'No such action.' },
  ])('$row: unexpected-reply, circuit closed', async ({ status, code = null, message }) => {
    const server = scriptedGateway({ login: () => envelope(status, null, { code, message }) })
    const session = sessionWith(server)

    const failure = await failureOf(session.login())

    expect(failure).toMatchObject({
      code: 'unexpected-reply',
      vendor: { status },
      retryable: status === 429 || status === 503,
    })
    expect(session.snapshot.phase).toBe('idle')
  })

  it.each([
    [401, 'login-refused'],
    [403, 'login-refused'],
    [407, 'login-refused'],
    [200, 'unexpected-reply'],
    [400, 'login-refused'],
    [404, 'unexpected-reply'],
    [502, 'unexpected-reply'],
  ])('a %i that is a page, not an envelope: %s', async (status, code) => {
    const page = '<html><h1>Unauthorized</h1> Enter your OTP</html>'
    const server = scriptedGateway({ login: () => new Response(page, { status }) })

    const failure = await failureOf(sessionWith(server).login())

    expect(failure).toMatchObject({ code, vendor: { status } })
    expect(JSON.stringify(failure)).not.toContain('html')
  })
})
