import { failureOf, scriptedServer } from './scripted-server.ts'
import { createSecurIdSession, type SecurIdCredentials } from '@org/securid-auth'
import { describe, expect, it } from 'vitest'

const url = 'https://instance.securid.com'
const user = { username: 'user01', password: 'password123' }
const application = { clientId: '6243', clientSecret: 'auth1:2' }

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
