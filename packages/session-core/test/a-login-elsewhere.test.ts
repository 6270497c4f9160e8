import {
  createSession,
  secret,
  type Session,
  SessionError,
  type SessionProtocol,
  withWire,
} from '@org/session-core'
import { expect, it } from 'vitest'

interface Client {
  readonly clientId: string
  readonly clientSecret: string
}

/** An API whose tokens come from a host of their own, as the page on writing a protocol has it. */
function ledger(transport: typeof globalThis.fetch): SessionProtocol<Client, string> {
  const name = 'ledger'
  return {
    name,
    url: new URL('https://ledger.test/api/'),
    login: ({ clientSecret }, { signal }) =>
      withWire({ name, url: 'https://tokens.test/' }, { transport, signal }, async ({ http }) => {
        const reply = await http.post('oauth/token', {
          body: new URLSearchParams({ client_secret: clientSecret }),
        })
        const { status } = reply
        const words = await reply.text()
        if (status === 200) return { key: secret(words), lifetimeMs: 3_600_000 }

        const vendor = { status, message: words }
        throw new SessionError('credentials-rejected', { protocol: name, message: 'No.', vendor })
      }),
    sign: (headers, token) => headers.set('authorization', `Bearer ${token}`),
    judge: ({ status }) => (status === 401 ? 'session-ended' : 'forbidden'),
  }
}

function open(answer: () => Response): { readonly session: Session; readonly seen: readonly string[] } {
  const seen: string[] = []
  const transport: typeof globalThis.fetch = (input, init) => {
    seen.push(`${input as string} ${new Headers(init?.headers).get('authorization') ?? ''}`.trim())
    return Promise.resolve(answer())
  }
  const credentials = { clientId: 'app', clientSecret: 'Zx9-of-app' }
  return { session: createSession(ledger(transport), { credentials, transport }), seen }
}

it('is asked there without the session, which stays at its own address', async () => {
  const { session, seen } = open(() => new Response('token-12345678'))

  await session.fetch('accounts')

  expect(seen).toEqual([
    'https://tokens.test/oauth/token',
    'https://ledger.test/api/accounts Bearer token-12345678',
  ])
})

it('shows no secret that is repeated there, and sends what was rejected once', async () => {
  const { session, seen } = open(() => new Response('Zx9-of-app is wrong', { status: 401 }))

  await expect(session.login()).rejects.toMatchObject({ vendor: { status: 401, message: '[secret]' } })
  await expect(session.login()).rejects.toMatchObject({ code: 'credentials-locked' })
  expect(seen).toHaveLength(1)
})
