import { envelope, failureOf, scriptedGateway, service, sessionWith, user } from './scripted-gateway.ts'
import { describe, expect, it } from 'vitest'

const loggedInWith = async (
  response: unknown,
  rest: object = {},
): ReturnType<ReturnType<typeof sessionWith>['login']> =>
  sessionWith(scriptedGateway({ login: () => Response.json({ response, ...rest }) })).login()

describe('a login with a password', () => {
  it('is the documented request: credentials in headers, an empty object as body', async () => {
    const server = scriptedGateway()

    await sessionWith(server).login()

    expect(server.requests).toMatchObject([
      { action: 'login', method: 'POST', query: { gwsource: 'external' }, body: '{}' },
    ])
    const headers = Object.fromEntries(server.requests[0]?.headers ?? [])
    expect(headers).toMatchObject({ ...user, 'content-type': 'application/json' })
    expect(headers).not.toHaveProperty('otp')
  })

  it('goes where the options say, and so does what follows', async () => {
    const server = scriptedGateway({
      'acctmgmt-perform-login': () => envelope(200, { sessionId: 'avx~~1' }),
    })
    const options = { gwsource: 'WEB', gwkey: 'f000ca01', loginAction: 'acctmgmt-perform-login' } as const
    const session = sessionWith(server, options)

    await session.http.post('execute-hook', { json: {}, searchParams: { gwkey: 'other' } })

    expect(server.requests).toMatchObject([
      { action: 'acctmgmt-perform-login', query: { gwsource: 'WEB', gwkey: 'f000ca01' } },
      { action: 'execute-hook', query: { gwsource: 'WEB', gwkey: 'other' } },
    ])
  })

  it('proves every later call with the session id alone', async () => {
    const server = scriptedGateway()
    const session = sessionWith(server)

    await session.http.get('visualworkflow-request-logs')

    const headers = Object.fromEntries(server.requests[1]?.headers ?? [])
    expect(headers).toMatchObject({ sessionid: 'avx~~session-1' })
    expect(headers).not.toHaveProperty('password')
    expect(headers).not.toHaveProperty('username')
  })

  it.each([
    ['2026', { status: 'SUCCESS', appStatusCode: null, sessionId: 'avx~~1', authCode: null }],
    ['2020', { status: 'SUCCESS', sessionId: '00000000-0000-4000-8000-000000000002' }],
    ['12.x', { Status: 'Success', SessionId: '00000000-0000-4000-8000-000000000003' }],
    ['no version, with the id alone', { sessionId: 'x' }],
  ])('reads the reply of %s', async (_version, response) => {
    const snapshot = await loggedInWith(response)

    expect(snapshot.phase).toBe('active')
  })

  it.each([
    ['appStatusCode SUCCESS', { appStatusCode: 'SUCCESS' }],
    ['appStatusCode success', { appStatusCode: 'success' }],
    ['a code that names no failure', { appStatusCode: 'AVX_000' }],
    ['words about one-time passwords', { message: 'Login successful. MFA is enabled for a@b.example.' }],
    ['a banner', { message: 'Unauthorized access is prohibited.' }],
    ['headers in the body', { headers: { 'X-WorkFlowName': 'x' } }],
  ])('is a success with a session id and %s', async (_what, rest) => {
    const snapshot = await loggedInWith({ status: 'SUCCESS', sessionId: 'avx~~1' }, rest)

    expect(snapshot.phase).toBe('active')
  })

  it('takes a session id that is a number, and ends the session', async () => {
    const server = scriptedGateway({
      login: () => envelope(200, { status: 'SUCCESS', sessionId: 12_345 }, { message: 'Login successful.' }),
    })
    const session = sessionWith(server)

    await session.http.get('visualworkflow-request-logs')

    expect(server.requests.at(-1)?.headers.get('sessionid')).toBe('12345')
    expect(await session.logout()).toBe('revoked')
    expect(server.requests.at(-1)?.headers.get('sessionid')).toBe('12345')
  })

  it('takes a session id that is a number, be it beyond what a number holds', async () => {
    const server = scriptedGateway({
      login: () => new Response('{"response":{"status":"SUCCESS","sessionId":12345678901234567891}}'),
    })

    await sessionWith(server).http.get('visualworkflow-request-logs')

    expect(server.requests.at(-1)?.headers.get('sessionid')).toBe('12345678901234567891')
  })

  it('takes a service token that is a number', async () => {
    const server = scriptedGateway({ 'acctmgmt-get-service-token': () => envelope(200, 12_345) })

    await sessionWith(server, { credentials: service }).http.get('visualworkflow-request-logs')

    expect(server.requests.at(-1)?.headers.get('token')).toBe('12345')
  })

  it('tells in raw notes what the vendor told, and gives it no meaning', async () => {
    const told = { lockDownPeriod: 15, termsAccepted: false, passwordExpiryMsg: '3 days', emailId: null }

    const { notes } = await loggedInWith({ sessionId: 'avx~~1', ...told, authCode: 'hidden' })

    expect(notes).toEqual(told)
  })

  it.each([[10], ['10'], [null]])('takes a counter of %j as it comes', async (availableLoginAttemptCount) => {
    const { notes } = await loggedInWith({ sessionId: 'avx~~1', availableLoginAttemptCount })

    expect(notes).toEqual({ availableLoginAttemptCount })
  })

  it.each([
    ['an object', { emailId: { hidden: true } }],
    ['a long text', { emailId: 'x'.repeat(301) }],
    ['nothing', {}],
  ])('has no note where there is %s', async (_what, fields) => {
    const { notes } = await loggedInWith({ sessionId: 'avx~~1', ...fields })

    expect(notes).toEqual({})
  })

  it.each([
    ['nothing', {}, 'the root|response'],
    ['null', null, 'the root'],
    ['no record', { response: null, message: null }, 'response'],
    ['no session', { response: {} }, 'response.sessionId'],
    ['an empty session', { response: { sessionId: '' } }, 'response.sessionId'],
    ['a session of two lines', { response: { sessionId: 'a\nb' } }, 'response.sessionId'],
    ['a number without an end', { response: { sessionId: 1e21 } }, 'response.sessionId'],
    ['half a number', { response: { sessionId: 5.5 } }, 'response.sessionId'],
    [
      'a success without session',
      { response: { status: 'SUCCESS' }, message: 'Login successful.' },
      'response.sessionId',
    ],
  ])('calls a reply with %s unexpected, and says where', async (_what, body, path) => {
    const server = scriptedGateway({ login: () => Response.json(body) })

    const failure = await failureOf(sessionWith(server).login())

    expect(failure).toMatchObject({ code: 'unexpected-reply', vendor: { status: 200 } })
    expect(failure).toHaveProperty('message', expect.stringMatching(new RegExp(String.raw`at (?:${path})\.`)))
  })

  it.each([
    ['the record says FAILURE', { response: { status: 'FAILURE', sessionId: null } }],
    ['the record of 12.x says Failure', { response: { Status: 'Failure' } }],
    ['FAILURE comes with a session id', { response: { status: 'FAILURE', sessionId: 'avx~~1' } }],
    ['the session is a restricted one', { response: { status: 'PASSWORD_EXPIRED', sessionId: 'avx~~1' } }],
    ['a code says why', { response: null, appStatusCode: 'ACC_AUTH_099' }],
    ['words say why', { response: null, message: 'Your password has expired.' }],
    ['the description says why', { response: { statusDescription: 'Your password has expired.' } }],
  ])('is refused, with a 2xx, when %s', async (_what, body) => {
    const server = scriptedGateway({ login: () => Response.json(body) })
    const session = sessionWith(server)

    const failure = await failureOf(session.login())

    expect(failure).toMatchObject({ code: 'login-refused', vendor: { status: 200 } })
    expect(session.snapshot.phase).toBe('locked')
  })

  it('is cut off at the bound when the reply does not end', async () => {
    let sent = 0
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 65_536
        controller.enqueue(new Uint8Array(65_536))
        if (sent >= 50 * 2 ** 20) controller.close()
      },
    })

    const failure = await failureOf(
      sessionWith(scriptedGateway({ login: () => new Response(endless) })).login(),
    )

    expect(failure).toMatchObject({ code: 'unexpected-reply' })
    expect(sent).toBeLessThan(2 * 2 ** 20)
  })
})
