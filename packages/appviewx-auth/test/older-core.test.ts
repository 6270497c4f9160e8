import { scriptedGateway, service, url, user } from './scripted-gateway.ts'
import { appviewx, type AppViewXCredentials, type AppViewXKey } from '@org/appviewx-auth'
import { createSession, type Wire } from '@org/session-core'
import { expect, it } from 'vitest'

const ofToday = (wire: Wire): Wire => wire
/** What a wire of @org/session-core 0.2 has. */
const older = ({ http, signal, ask }: Wire): Wire => ({ http, signal, ask })

/** What arrives of a login, a call and a logout. */
async function conversation(credentials: AppViewXCredentials, wireOf: typeof older): Promise<object[]> {
  const server = scriptedGateway()
  const protocol = appviewx({ url })
  const session = createSession<AppViewXCredentials, AppViewXKey>(
    {
      ...protocol,
      login: (who, wire) => protocol.login(who, wireOf(wire)),
      logout: async (grant, wire) => protocol.logout?.(grant, wireOf(wire)) ?? 'local-only',
    },
    { credentials, transport: server.fetch },
  )
  await session.fetch('avxapi/certificate/search', { method: 'POST', body: '{}' })
  await session.logout()
  return server.requests.map(({ headers, ...request }) => ({
    ...request,
    headers: Object.fromEntries(headers),
  }))
}

it.each([
  ['a user', user, 3],
  ['a service', service, 2],
])('says the same for %s on a wire of an older core', async (_who, credentials, messages) => {
  const today = await conversation(credentials, ofToday)

  expect(today).toHaveLength(messages)
  expect(await conversation(credentials, older)).toEqual(today)
})
