import { basic, fetchToken, search, send, service } from './by-hand.ts'
import { createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import { describe, expect, it } from 'vitest'

const path = 'acctmgmt-get-service-token'
const minute = 60_000

const texts: Readonly<Record<string, string>> = {
  ACCT_SA_001: 'Invalid Request::[Invalid client Id or secret]',
  ACCT_SA_003: 'Service account is invalid/not found::[Service account not found in the database]',
  OAUTH_CLNT_015: 'Client Password is incorrect::[Invalid Client credential]',
}

function claimsOf(token: string): unknown {
  const [, claims = ''] = token.split('.', 2)
  return JSON.parse(atob(claims.replaceAll('-', '+').replaceAll('_', '/')))
}

describe('a service token of the AppViewX emulator', () => {
  it('carries the documented claims', async () => {
    const server = createAppViewXEmulator()
    const before = Date.now() / 1000

    const { token } = await fetchToken(server)

    expect(claimsOf(token)).toEqual({
      sub: 'Application_1',
      aud: 'avx',
      'grant type': 'client_credentials',
      clientId: 'demo-service',
      iss: 'avx',
      exp: expect.closeTo(before + 30 * 60, -2) as number,
    })
  })

  it('is called by the name of its account', async () => {
    const server = createAppViewXEmulator({
      serviceAccounts: [
        { clientId: 'a', clientSecret: 'b', name: 'Nightly' },
        { clientId: 'c', clientSecret: 'd' },
      ],
    })

    const subjects = [
      await fetchToken(server, basic('a', 'b')),
      await fetchToken(server, basic('c', 'd')),
    ].map(({ token }) => claimsOf(token))

    expect(subjects).toMatchObject([{ sub: 'Nightly' }, { sub: 'Application_2' }])
  })

  it('is never the same twice', async () => {
    const server = createAppViewXEmulator()

    const [first, second] = [await fetchToken(server), await fetchToken(server)]

    expect(first.token).not.toBe(second.token)
    expect(server.liveSessions).toBe(2)
  })

  it('opens calls, however its header is spelled', async () => {
    const server = createAppViewXEmulator()
    const { token } = await fetchToken(server)

    const answers = [await search(server, { token }), await search(server, { Token: token })]

    expect(answers.map(({ status }) => status)).toEqual([200, 200])
  })

  it.each([
    [29 * minute, {}, 200],
    [30 * minute, {}, 401],
    [minute, { tokenLifetimeMs: minute }, 401],
  ])('%i ms later, under %o, is answered with %i', async (ms, options, status) => {
    const server = createAppViewXEmulator({ ...options, idleTimeoutMs: minute, expiryAnswer: 407 })
    const token = await fetchToken(server)

    server.advance(ms)
    const answer = await search(server, token)

    expect(answer.status).toBe(status)
  })

  it.each([
    // The codes and texts: AppViewX 2026.1.0, retrieve_access_token_api_7.
    ['an unknown account', basic('stranger', 'Secret@789'), 'ACCT_SA_003'],
    ['a wrong secret', basic('demo-service', 'wrong'), 'OAUTH_CLNT_015'],
    ['no credentials', {}, 'ACCT_SA_001'],
    ['a username and a password', { username: 'admin', password: 'Password@123' }, 'ACCT_SA_001'],
    ['half a pair of headers', { client_id: 'demo-service' }, 'ACCT_SA_001'],
    ['another scheme', { authorization: 'Bearer ZGVtby1zZXJ2aWNlOlNlY3JldEA3ODk=' }, 'ACCT_SA_001'],
    ['letters that are not base64', { authorization: 'Basic !!!' }, 'ACCT_SA_001'],
    ['a pair without a colon', { authorization: `Basic ${btoa('demo-service')}` }, 'ACCT_SA_001'],
  ])('is not given for %s', async (_what, headers, appStatusCode) => {
    const server = createAppViewXEmulator()

    const answer = await send(server, path, { headers, body: '' })

    expect(answer).toMatchObject({
      status: 400,
      body: { response: null, appStatusCode, message: texts[appStatusCode] },
    })
    expect(server.liveSessions).toBe(0)
  })

  it.each([
    ['a form', 'grant_type=password'],
    ['JSON', '{"payload":{"grant_type":"password"}}'],
  ])('is not given for another grant type in %s', async (_what, body) => {
    const server = createAppViewXEmulator()

    const answer = await send(server, path, { headers: service, body })

    expect(answer.status).toBe(400)
  })

  it('is not given to a disabled account', async () => {
    const [clientId, clientSecret] = ['nightly', 'Secret@1']
    const server = createAppViewXEmulator({
      serviceAccounts: [{ clientId, clientSecret, standing: 'disabled' }],
    })

    const answer = await send(server, path, { headers: basic(clientId, clientSecret), body: '' })

    expect(answer.body.appStatusCode).toBe('ACCT_SA_003')
  })

  it('is given to the accounts the server was given, also for a secret with a colon', async () => {
    const server = createAppViewXEmulator({ serviceAccounts: [{ clientId: 'nightly', clientSecret: 'a:b' }] })

    const [own, builtIn] = [
      await send(server, path, { headers: basic('nightly', 'a:b'), body: '' }),
      await send(server, path, { headers: service, body: '' }),
    ]

    expect([own.status, builtIn.status]).toEqual([200, 400])
  })

  it('counts as a login attempt, right or wrong', async () => {
    const server = createAppViewXEmulator()

    await fetchToken(server)
    await send(server, path, { headers: basic('demo-service', 'wrong'), body: '' })
    await send(server, path, { headers: { client_id: 'demo-service', client_secret: 'wrong' }, body: '' })
    await send(server, path, { body: '' })

    expect(server.loginAttempts).toBe(3)
  })
})
