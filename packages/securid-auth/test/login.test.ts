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

describe('a user login', () => {
  it('sends the credentials in an XML body and asks once how long the token lives', async () => {
    const server = scriptedServer()

    await sessionWith(server.fetch).login()

    expect(server.commands()).toEqual(['loginUser', 'getSecuritySettings'])
    const [login, settings] = server.calls
    expect(login?.method).toBe('POST')
    expect(login?.url.href).toBe(`${url}/aveksa/command.submit?cmd=loginUser&format=json`)
    expect(login?.headers.get('Content-Type')).toBe('application/xml')
    expect(login?.body).toBe('<username>user01</username><password>password123</password>')
    expect(settings?.headers.get('Authorization')).toBe('Bearer ws1:-1a:2b.34')
  })

  it('names the authentication source in the query, where the vendor wants it', async () => {
    const server = scriptedServer()

    await sessionWith(server.fetch, { ...user, authSource: 'Corporate AD & more' }).login()

    expect(server.calls[0]?.url.searchParams.get('authsource')).toBe('Corporate AD & more')
    expect(server.calls[0]?.body).not.toContain('authsource')
  })

  it.each([
    ['JSON', '{"data":{"type":"loginUser","token":"ws7:-1a"}}'],
    ['JSON without a wrapper', '{"token":"ws7:-1a"}'],
    ['properties', 'token=ws7:-1a\n'],
    ['properties of Windows', '\r\ntype=loginUser\r\ntoken=ws7:-1a\r\n'],
  ])('understands a token in %s, whatever its Content-Type', async (_shape, body) => {
    const server = scriptedServer({
      loginUser: () => new Response(body, { headers: { 'Content-Type': 'text/html' } }),
      about: () => Response.json({ data: {} }),
    })

    await sessionWith(server.fetch).command('about')

    expect(server.calls.at(-1)?.headers.get('Authorization')).toBe('Bearer ws7:-1a')
  })

  it('takes a token that is a number, be it beyond what a number holds', async () => {
    const server = scriptedServer({
      loginUser: () => new Response('{"data":{"type":"loginUser","token":12345678901234567891}}'),
      about: () => Response.json({ data: {} }),
    })

    await sessionWith(server.fetch).command('about')

    expect(server.calls.at(-1)?.headers.get('Authorization')).toBe('Bearer 12345678901234567891')
  })

  it('takes a token that is a number', async () => {
    const server = scriptedServer({
      loginUser: () => Response.json({ data: { type: 'loginUser', token: 12_345 } }),
      about: () => Response.json({ data: {} }),
    })

    await sessionWith(server.fetch).command('about')

    expect(server.calls.at(-1)?.headers.get('Authorization')).toBe('Bearer 12345')
  })

  it('works with every account of a real installation', async () => {
    const server = createSecurIdEmulator({
      users: [{ username: 'jörg & <co>', password: ' ]]>\r\n😀 ', authSource: 'Corporate AD' }],
    })
    const credentials = { username: 'jörg & <co>', password: ' ]]>\r\n😀 ', authSource: 'Corporate AD' }

    const snapshot = await sessionWith(server.fetch, credentials).login()

    expect(snapshot).toMatchObject({ phase: 'active', subject: 'jörg & <co>' })
  })
})

describe('an application login', () => {
  it('sends its credentials in headers, without a body', async () => {
    const server = scriptedServer()

    await sessionWith(server.fetch, application).login()

    expect(server.commands()).toEqual(['loginTrustedApp'])
    const [login] = server.calls
    expect(login?.method).toBe('POST')
    expect(login?.headers.get('ClientId')).toBe('6243')
    expect(login?.headers.get('ClientSecret')).toBe('auth1:2')
    expect(login?.body).toBe('')
  })

  it.each(['bare', 'wrapped'] as const)('understands a %s token', async (appLoginReply) => {
    const server = createSecurIdEmulator({ appLoginReply, trustedApps: [application] })

    const snapshot = await sessionWith(server.fetch, application).login()

    expect(snapshot).toMatchObject({ phase: 'active', subject: '6243' })
    expect(snapshot).not.toHaveProperty('endsAt')
  })
})

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
      { code: 'unexpected-reply', retryable: false },
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

describe('a session that cannot be', () => {
  it.each<[string, object | undefined, string]>([
    ['no options', undefined, 'The options are missing'],
    ['no url', { credentials: user }, 'url'],
    ['an empty url', { url: '', credentials: user }, 'url'],
    ['plain http', { url: 'http://instance.securid.com', credentials: user }, 'url'],
    ['no credentials', { url }, 'credentials'],
    ['an unknown option', { url, credentials: user, retries: 3 }, 'retries'],
    [
      'a password that XML cannot carry',
      { url, credentials: { ...user, password: 'Hunter2\u{0}' } },
      'password',
    ],
    [
      'a secret that a header cannot carry',
      { url, credentials: { ...application, clientSecret: 'Hunter2\n' } },
      'clientSecret',
    ],
  ])('with %s is refused before anything is sent', (_what, options, named) => {
    const create = (): unknown => createSecurIdSession(options as never)

    expect(create).toThrow(
      expect.objectContaining({ code: 'invalid-options', message: expect.stringContaining(named) as string }),
    )
    expect(create).not.toThrow('Hunter2')
  })

  it('names all options there are where one is mistyped', () => {
    const create = (): unknown => createSecurIdSession({ url, credentials: user, authSource: 'x' } as never)

    expect(create).toThrow('The option authSource is unknown. There are url, credentials, onChallenge, ')
  })

  it('sends nothing when a provider returns what cannot be sent', async () => {
    const server = scriptedServer()
    const credentials = (): Promise<SecurIdCredentials> =>
      Promise.resolve({ ...user, password: 'Hunter2\u{7}' })
    const session = createSecurIdSession({ url, credentials, transport: server.fetch })

    const failure = await failureOf(session.login())

    expect(failure).toMatchObject({
      code: 'invalid-options',
      message: expect.stringContaining('password') as string,
    })
    expect(server.calls).toEqual([])
  })
})
