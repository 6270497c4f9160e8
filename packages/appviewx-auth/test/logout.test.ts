import { envelope, scriptedGateway, service, sessionWith } from './scripted-gateway.ts'
import { createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import { describe, expect, it } from 'vitest'

describe('a logout', () => {
  it('is the documented request, and ends the session on the server', async () => {
    const server = createAppViewXEmulator()
    const session = sessionWith(server)
    await session.login()

    const outcome = await session.logout()

    expect(outcome).toBe('revoked')
    expect(server.liveSessions).toBe(0)
    expect(server.requests.at(-1)).toMatchObject({ method: 'POST', body: '{}' })
    expect(server.requests.at(-1)?.headers['content-type']).toContain('application/json')
  })

  it('of an unknown session finds it already ended', async () => {
    const server = createAppViewXEmulator()
    const session = sessionWith(server)
    await session.login()
    server.expireSessions()

    expect(await session.logout()).toBe('already-ended')
  })

  it('of a service account stays here: its token lapses', async () => {
    const server = scriptedGateway()
    const session = sessionWith(server, { credentials: service })
    await session.login()

    expect(await session.logout()).toBe('local-only')
    expect(server.actions()).toEqual(['acctmgmt-get-service-token'])
  })

  it.each([
    ['the record of 2026', () => envelope(200, { status: 'SUCCESS', sessionId: null }), 'revoked'],
    ['the record of 12.x', () => Response.json({ response: { Status: 'Success' } }), 'revoked'],
    ['a 401', () => envelope(401, null, { code: 'AVX_GW_003' }), 'already-ended'],
    ['a 407', () => envelope(407, null), 'already-ended'],
    [
      'a 2xx that says Unauthorized',
      () => envelope(200, null, { message: 'Unauthorized.' }),
      'already-ended',
    ],
    ['a 2xx that says FAILURE', () => envelope(200, { status: 'FAILURE' }), 'local-only'],
    ['a page', () => new Response('<html>Sign in</html>'), 'local-only'],
    ['a 500', () => envelope(500, null), 'local-only'],
    ['a redirect', () => new Response(null, { status: 302, headers: { location: '/' } }), 'local-only'],
  ])('answered by %s is %s', async (_what, answer, outcome) => {
    const session = sessionWith(scriptedGateway({ 'acctmgmt-perform-logout': answer }))
    await session.login()

    expect(await session.logout()).toBe(outcome)
  })
})
