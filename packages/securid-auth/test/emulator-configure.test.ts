import {
  appHeaders,
  call,
  commandUrl,
  credentials,
  logInApp,
  logInUser,
  pageText,
  postLogin,
} from './emulator-calls.ts'
import {
  createSecurIdEmulator,
  type SecurIdEmulator,
  type SecurIdEmulatorSettings,
} from '@org/securid-auth/emulator'
import { describe, expect, it } from 'vitest'

const asApp = async (server: SecurIdEmulator): Promise<string> => {
  const reply = await server.fetch(`${commandUrl}?cmd=loginTrustedApp&format=json`, {
    method: 'POST',
    headers: appHeaders,
  })
  return reply.text()
}

describe('configure of the SecurID emulator changes from the next request on', () => {
  it.each<
    [Partial<SecurIdEmulatorSettings>, (server: SecurIdEmulator, token: string) => Promise<unknown>, unknown]
  >([
    [{ access: 'switched-off' }, async (server, token) => (await call(server, 'about', token)).status, 403],
    [{ endedToken: 'login-page' }, async (server) => (await call(server, 'about', 'none')).status, 302],
    [
      { workflowOnly: ['about'] },
      async (server, token) => pageText(await call(server, 'about', token)),
      'Unauthorized',
    ],
    [{ forbidden: ['about'] }, async (server, token) => (await call(server, 'about', token)).status, 401],
    [{ forbidden: [] }, async (server, token) => (await call(server, 'unify', token)).status, 200],
    [
      { forbiddenReports: ['a'] },
      async (server, token) => (await call(server, 'runReport&name=a', token)).status,
      401,
    ],
    [
      { queryToken: 'ignored' },
      async (server, token) => (await server.fetch(`${commandUrl}?cmd=about&token=${token}`)).status,
      401,
    ],
    [
      { methods: 'any' },
      async (server, token) => (await server.fetch(`${commandUrl}?cmd=logoutUser&token=${token}`)).status,
      200,
    ],
    [
      { appLoginReply: 'wrapped' },
      async (server) => JSON.parse(await asApp(server)) as unknown,
      { data: { type: 'loginTrustedApp', token: expect.any(String) as string } },
    ],
    [
      { appTokenRefusal: 'no-permission' },
      async (server) => pageText(await call(server, 'keepAlive', await logInApp(server))),
      "The token is not valid for the command 'keepAlive'. ",
    ],
    [
      { errorPage: '6.9.1' },
      async (server) => (await call(server, 'about', 'none')).text(),
      expect.stringContaining('Aveksa'),
    ],
    [
      { approvalLists: 'as-asked' },
      async (server, token) =>
        (await call(server, 'getApprovalsForUser&format=json', token)).headers.get('content-type'),
      'application/json',
    ],
    [
      { loginTexts: { usernameLabel: 'Who' } },
      async (server) => (await server.fetch(`${commandUrl}?cmd=getLoginInstructions`)).text(),
      expect.stringContaining('username-label=Who\n'),
    ],
    [
      { idleMinutes: 77 },
      async (server, token) => (await call(server, 'getSecuritySettings', token)).text(),
      expect.stringContaining('inactivity-timeout=77\n'),
    ],
  ])('%j', async (change, seen, expected) => {
    const server = createSecurIdEmulator({ forbidden: ['unify'] })
    const token = await logInUser(server)
    const plain = createSecurIdEmulator({ forbidden: ['unify'] })
    const before = await seen(plain, await logInUser(plain))

    server.configure(change)

    expect(before).not.toEqual(expected)
    expect(await seen(server, token)).toEqual(expected)
  })

  it('how long a token lives, and when a wrong password locks', async () => {
    const server = createSecurIdEmulator()
    const token = await logInUser(server)

    server.configure({ idleMinutes: 30, lifespanMinutes: 40, lockAfter: 1, lockMinutes: 5 })
    server.advance(29 * 60_000)
    const alive = (await call(server, 'about', token)).status
    server.advance(12 * 60_000)
    const ended = (await call(server, 'about', token)).status
    await postLogin(server, credentials('user01', 'wrong'))

    expect([alive, ended, (await postLogin(server)).status]).toEqual([200, 401, 401])
    server.advance(5 * 60_000)
    expect((await postLogin(server)).status).toBe(200)
  })

  it.each([
    [{ idleMinutes: 0 }, /configure\.idleMinutes must be minutes above 0, not 0/],
    [{ forbidden: ['abuot'] }, /configure\.forbidden\[0\] must be one of .* Did you mean 'about'/],
    [{ users: [] }, /configure has no 'users'/],
  ])('nothing at all where a part of it is wrong: %j', async (change, message) => {
    const server = createSecurIdEmulator()

    const configure = (): unknown =>
      Reflect.apply(server.configure, undefined, [{ access: 'switched-off', ...change }])

    expect(configure).toThrow(message)
    expect((await postLogin(server)).status).toBe(200)
  })
})
