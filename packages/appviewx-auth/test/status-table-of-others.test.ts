import { envelope, failureOf, scriptedGateway, service, sessionWith, user } from './scripted-gateway.ts'
import { describe, expect, it } from 'vitest'

const invalid = 'Login failed. Invalid credentials.'

interface Row {
  readonly row: string
  readonly status: number
  readonly code?: string | null
  readonly message: string
}

describe('the status table of get-service-token', () => {
  it('200, "Successful"', async () => {
    const server = scriptedGateway()

    const snapshot = await sessionWith(server, { credentials: service }).login()

    expect(snapshot).toMatchObject({ phase: 'active', subject: 'demo-service' })
  })

  it.each<Row>([
    { row: '400 ACCT_SA_003', status: 400, code: 'ACCT_SA_003', message: 'Service account is invalid.' },
    {
      row: '400 OAUTH_CLNT_015',
      status: 400,
      code: 'OAUTH_CLNT_015',
      message: 'Client password is incorrect.',
    },
    {
      row: '400 ACCT_SA_001',
      status: 400,
      code: 'ACCT_SA_001',
      message: 'Invalid client id or client secret.',
    },
    { row: '400 without code, 2021.1.0', status: 400, message: invalid },
    {
      row: '401 without code, 2021.1.0',
      status: 401,
      message: 'Authentication failed, reason - Invalid Credentials.',
    },
  ])('$row: credentials-rejected, circuit open', async ({ status, code = null, message }) => {
    const server = scriptedGateway({
      'acctmgmt-get-service-token': () => envelope(status, null, { code, message }),
    })
    const session = sessionWith(server, { credentials: service })

    const failure = await failureOf(session.login())
    const next = await failureOf(session.login())

    expect(failure).toMatchObject({ code: 'credentials-rejected' })
    expect(failure).toHaveProperty('message', expect.stringContaining('client id or secret'))
    expect(next).toMatchObject({ code: 'credentials-locked' })
    expect(server.actions()).toEqual(['acctmgmt-get-service-token'])
  })

  it.each([
    [
      'refusal where the token belongs',
      'Unauthorized access to API acctmgmt-get-service-token',
      'login-refused',
    ],
    ['one word where the token belongs', 'Unauthorized', 'login-refused'],
    ['text with spaces for a token', 'not a token', 'unexpected-reply'],
    ['an object for a token', { access_token: 'x' }, 'unexpected-reply'],
    ['an empty token', '', 'unexpected-reply'],
  ])('a 2xx with %s grants nothing', async (_what, response, code) => {
    const server = scriptedGateway({ 'acctmgmt-get-service-token': () => envelope(200, response) })

    const failure = await failureOf(sessionWith(server, { credentials: service }).login())

    expect(failure).toMatchObject({ code })
  })
})

describe('the status table of any other API', () => {
  it.each([
    { row: '401, expired access token', credentials: service, status: 401, code: null },
    { row: '401 AVX_GW_003', credentials: user, status: 401, code: 'AVX_GW_003' },
    { row: '407, session id invalid', credentials: user, status: 407, code: null },
  ])('$row: logs in again and replays once', async ({ credentials, status, code }) => {
    let calls = 0
    const search = (): Response => {
      calls += 1
      return calls === 2 ? envelope(status, null, { code }) : envelope(200, { calls })
    }
    const session = sessionWith(scriptedGateway({ 'certificate/search': search }), { credentials })
    await session.http.post('certificate/search', { json: {} })

    const answer = await session.http.post('certificate/search', { json: {} }).json()

    expect(answer).toMatchObject({ response: { calls: 3 } })
    expect(session.snapshot).toMatchObject({ generation: 2, counts: { logins: 2, replays: 1 } })
  })

  it.each([
    ['429, throttled', 429, null],
    ['403, not allowed', 403, null],
    ['404 NO_RECORDS_FOUND', 404, 'NO_RECORDS_FOUND'],
    ['406, a business code', 406, 'DEVICE_NOT_SUPPORTED'],
    ['417, a business code', 417, 'HOOK_EXECUTION_FAILED'],
    ['400 MANDATORY_FIELD_MISSING', 400, 'MANDATORY_FIELD_MISSING'],
  ])('%s: is the answer, and never logs in', async (_row, status, code) => {
    const server = scriptedGateway({
      'certificate/search': () => envelope(status, null, { code, message: 'No.' }),
    })
    const session = sessionWith(server)

    const answer = await session.fetch('avxapi/certificate/search')

    expect(answer.status).toBe(status)
    expect(session.snapshot.counts).toMatchObject({ logins: 1, replays: 0 })
  })
})
