import { scriptedServer } from './scripted-server.ts'
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
