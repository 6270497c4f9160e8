import { failureOf, type SeenCall, scriptedServer } from './scripted-server.ts'
import { createSecurIdSession, type SecurIdCredentials } from '@org/securid-auth'
import { secret } from '@org/session-core'
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'

const url = 'https://instance.securid.com'
const token = 'ws31a0b1:-1a2b3c4d:18a00000000:-7c4e0.1234567890123456'
const sentinels = ['Hunter2', token, '7c4e0']

/** A page that shows everything that came in, as a debugging proxy does. */
function echo(status: number, { url: target, headers, body }: SeenCall): Response {
  const seen = [target.href, ...[...headers].map((header) => header.join(': ')), body].join('\n')
  return new Response(`<html><body>${seen}</body></html>`, { status })
}

function everythingSaid(...values: readonly unknown[]): string {
  return values
    .flatMap((value) => [
      inspect(value, { depth: 9, showHidden: true }),
      JSON.stringify(value),
      String(value),
    ])
    .join('\n')
}

describe('a server that shows what it got', () => {
  it.each<[string, number, SecurIdCredentials]>([
    ['a user login', 401, { username: 'user01', password: 'Hunter2 &<>' }],
    ['a user login with a wrapped password', 500, { username: 'user01', password: secret('Hunter2') }],
    ['an application login', 401, { clientId: '6243', clientSecret: 'auth1:Hunter2' }],
    ['an application login', 502, { clientId: '6243', clientSecret: secret('Hunter2') }],
  ])('learns nothing for the logs from %s (%i)', async (_what, ...[status, credentials]) => {
    const { fetch: transport } = scriptedServer({
      loginUser: (call) => echo(status, call),
      loginTrustedApp: (call) => echo(status, call),
    })
    const session = createSecurIdSession({ url, credentials, transport })

    const failure = await failureOf(session.login())

    const said = everythingSaid(failure, session, session.snapshot)
    for (const sentinel of sentinels) expect(said).not.toContain(sentinel)
  })

  it.each<[string, SecurIdCredentials | (() => Promise<SecurIdCredentials>)]>([
    ['a user', { username: 'user01', password: 'Hunter2' }],
    ['an application', { clientId: '6243', clientSecret: 'Hunter2' }],
    ['a function', () => Promise.resolve({ username: 'user01', password: 'Hunter2' })],
  ])(
    'nor from a command that is refused with the password of the login long ago: %s',
    async (_who, credentials) => {
      const { fetch: transport } = scriptedServer({
        loginUser: () => Response.json({ data: { token } }),
        loginTrustedApp: () => Response.json({ data: { token } }),
        x: () => new Response('The password Hunter2 is not for this.', { status: 400 }),
      })
      const session = createSecurIdSession({ url, credentials, transport })

      const failure = await failureOf(session.command('x'))

      expect(failure).toMatchObject({ code: 'request-refused' })
      expect(everythingSaid(failure)).not.toContain('Hunter2')
    },
  )

  it.each([200, 401, 403, 412, 500])('nor from a command it answers with %i', async (status) => {
    const { fetch: transport } = scriptedServer({
      loginUser: () => Response.json({ data: { token } }),
      x: (call) => echo(status, call),
    })
    const credentials = { username: 'user01', password: 'Hunter2' }
    const session = createSecurIdSession({ url, credentials, transport })
    const events: unknown[] = []
    session.subscribe((event) => events.push(event))

    const failure = await failureOf(session.command('x'))

    const said = everythingSaid(failure, session, session.snapshot, events)
    for (const sentinel of sentinels) expect(said).not.toContain(sentinel)
  })
})
