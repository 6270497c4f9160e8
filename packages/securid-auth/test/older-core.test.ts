import { scriptedServer } from './scripted-server.ts'
import { securid, type SecurIdCredentials, type SecurIdKey } from '@org/securid-auth'
import { createSession, type Wire } from '@org/session-core'
import { expect, it } from 'vitest'

const ofToday = (wire: Wire): Wire => wire
/** What a wire of @org/session-core 0.2 has. */
const older = ({ http, signal, ask }: Wire): Wire => ({ http, signal, ask })

/** What arrives of a login, a call and a logout. */
async function conversation(credentials: SecurIdCredentials, wireOf: typeof older): Promise<object[]> {
  const server = scriptedServer()
  const protocol = securid({ url: 'https://instance.securid.com' })
  const session = createSession<SecurIdCredentials, SecurIdKey>(
    {
      ...protocol,
      login: (who, wire) => protocol.login(who, wireOf(wire)),
      logout: async (grant, wire) => protocol.logout?.(grant, wireOf(wire)) ?? 'local-only',
    },
    { credentials, transport: server.fetch },
  )
  await session.fetch('aveksa/command.submit?cmd=about')
  await session.logout()
  return server.calls.map(({ headers, ...request }) => ({
    ...request,
    headers: Object.fromEntries(headers),
  }))
}

it.each([
  ['a user', { username: 'user01', password: 'password123' }, 4],
  ['an application', { clientId: 'app01', clientSecret: 'Secret@789' }, 2],
])('says the same for %s on a wire of an older core', async (_who, credentials, messages) => {
  const today = await conversation(credentials, ofToday)

  expect(today).toHaveLength(messages)
  expect(await conversation(credentials, older)).toEqual(today)
})
