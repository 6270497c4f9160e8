import { failureOf, page, scriptedServer, type Script } from './scripted-server.ts'
import { createSecurIdSession, type SecurIdCredentials, type SecurIdSession } from '@org/securid-auth'
import { createSecurIdEmulator } from '@org/securid-auth/emulator'
import { describe, expect, it } from 'vitest'

const url = 'https://instance.securid.com'
const user = { username: 'user01', password: 'password123' }
const application = { clientId: '6243', clientSecret: 'auth1:2' }

function sessionWith(transport: typeof fetch, credentials: SecurIdCredentials = user): SecurIdSession {
  return createSecurIdSession({ url, credentials, transport })
}

describe('a login that fails', () => {
  it.each<[row: string, Script, SecurIdCredentials, object]>([
    [
      '401 (a)',
      {
        loginUser: () =>
          page(
            401,
            'User could not be validated. The username or password may be incorrect.',
            'cmd=loginUser',
          ),
      },
      user,
      {
        code: 'credentials-rejected',
        vendor: {
          status: 401,
          message: 'User could not be validated. The username or password may be incorrect.',
        },
      },
    ],
    [
      '401 (b)',
      { loginTrustedApp: () => page(401, 'Application could not be validated', 'cmd=loginTrustedApp') },
      application,
      {
        code: 'credentials-rejected',
        vendor: { status: 401, message: 'Application could not be validated' },
      },
    ],
    [
      '401 (e)',
      { loginUser: () => page(401, "The token is not valid for the command 'loginUser'. ") },
      user,
      { code: 'login-refused', vendor: { status: 401 } },
    ],
    [
      '403',
      { loginUser: () => page(403, 'Back at noon.') },
      user,
      { code: 'unexpected-reply', retryable: true, vendor: { status: 403, message: 'Back at noon.' } },
    ],
    [
      '400',
      { loginUser: () => page(400, 'Invalid XML content in the request body') },
      user,
      { code: 'login-refused', vendor: { status: 400 } },
    ],
    [
      '412',
      { loginUser: () => page(412, 'The parameter authsource is invalid.') },
      user,
      { code: 'login-refused', vendor: { status: 412 } },
    ],
    [
      '404',
      { loginUser: () => page(404, 'Not Found') },
      user,
      { code: 'unexpected-reply', retryable: false, vendor: { status: 404 } },
    ],
    ['429', { loginUser: () => page(429, 'Slow down') }, user, { code: 'unexpected-reply', retryable: true }],
    [
      '500',
      { loginUser: () => page(500, 'java.lang.NullPointerException') },
      user,
      {
        code: 'unexpected-reply',
        retryable: false,
        vendor: { status: 500, message: 'java.lang.NullPointerException' },
      },
    ],
    [
      '502 of a proxy',
      { loginUser: () => page(502, 'Bad Gateway') },
      user,
      { code: 'unexpected-reply', retryable: true },
    ],
    [
      '200 with status failure',
      { loginUser: () => Response.json({ data: { status: 'failure', message: 'Password expired' } }) },
      user,
      { code: 'login-refused', vendor: { status: 200, message: 'Password expired' } },
    ],
    [
      '200 without a token',
      { loginUser: () => Response.json({ data: { type: 'loginUser' } }) },
      user,
      { code: 'unexpected-reply' },
    ],
    [
      '200 with an empty token',
      { loginUser: () => new Response('token=\n') },
      user,
      { code: 'unexpected-reply' },
    ],
    [
      '200 with a token that no header carries',
      { loginUser: () => Response.json({ token: 'ws1\nX-Evil: 1' }) },
      user,
      { code: 'unexpected-reply' },
    ],
    [
      '200 with a page',
      { loginTrustedApp: () => page(200, 'Welcome') },
      application,
      { code: 'unexpected-reply', vendor: { status: 200, message: 'Welcome' } },
    ],
    [
      '302',
      { loginUser: () => new Response(null, { status: 302, headers: { Location: 'https://sso.example/' } }) },
      user,
      { code: 'unexpected-reply' },
    ],
    [
      'no connection',
      { loginUser: () => Promise.reject(new TypeError('fetch failed')) },
      user,
      { code: 'unreachable', retryable: true },
    ],
  ])('with %s says so', async (_row, ...[script, credentials, expected]) => {
    const server = scriptedServer(script)

    const failure = await failureOf(sessionWith(server.fetch, credentials).login())

    expect(failure).toMatchObject(expected)
    expect(server.calls).toHaveLength(1)
  })

  it('for a wrong password is not repeated by later calls', async () => {
    const server = createSecurIdEmulator()
    const session = sessionWith(server.fetch, { ...user, password: 'wrong' })

    await failureOf(session.command('about'))
    const failure = await failureOf(session.command('about'))

    expect(failure).toMatchObject({ code: 'credentials-locked' })
    expect(server.loginAttempts).toBe(1)
  })
})
