import { appHeaders, call, commandUrl, credentials, logInUser, postLogin } from './emulator-calls.ts'
import { createSecurIdEmulator } from '@org/securid-auth/emulator'
import { describe, expect, it } from 'vitest'

const statusUrl = `${commandUrl}?cmd=status`

it.each(['http://127.0.0.1:8443', 'https://other.example:1'])(
  'The emulator answers under the origin %s',
  async (origin) => {
    const reply = await createSecurIdEmulator().fetch(`${origin}/aveksa/command.submit?cmd=status`)

    expect([reply.status, reply.statusText]).toEqual([200, 'OK'])
  },
)

describe('The emulator counts', () => {
  it('login requests that carry credentials, right or wrong', async () => {
    const server = createSecurIdEmulator()

    await postLogin(server)
    await postLogin(server, credentials('user01', 'wrong'))
    await server.fetch(`${commandUrl}?cmd=loginTrustedApp`, { method: 'POST', headers: appHeaders })
    await postLogin(server, '')
    await server.fetch(`${commandUrl}?cmd=loginTrustedApp`, { method: 'POST' })
    await server.fetch(statusUrl)

    expect(server.loginAttempts).toBe(3)
    expect(server.requestsSeen).toBe(6)
  })
})

describe('Sessions', () => {
  it('all end as if timed out', async () => {
    const server = createSecurIdEmulator()
    const tokens = [await logInUser(server), await logInUser(server)]

    server.expireSessions()

    const statuses = await Promise.all(
      tokens.map(async (token) => (await call(server, 'about', token)).status),
    )
    expect(statuses).toEqual([401, 401])
  })

  it('are lost one at a time, by token or the newest first', async () => {
    const server = createSecurIdEmulator()
    const [first, second, third] = [await logInUser(server), await logInUser(server), await logInUser(server)]

    const lost = [server.loseSession(second), server.loseSession(second), server.loseSession()]

    const statuses = await Promise.all(
      [first, second, third].map(async (token) => (await call(server, 'about', token)).status),
    )
    expect(lost).toEqual([true, false, true])
    expect(statuses).toEqual([200, 401, 401])
  })

  it('cannot be lost when there is none', () => {
    expect(createSecurIdEmulator().loseSession()).toBe(false)
  })
})

it.each<[string, readonly unknown[]]>([
  ['lock', ['user01']],
  ['unlock', ['user01']],
  ['forbid', ['about']],
  ['allow', ['about']],
  ['startMaintenance', ['Back at noon.']],
  ['endMaintenance', []],
  ['configure', [{}]],
  ['advance', [1]],
  ['slowBy', [0]],
  ['expireSessions', []],
  ['clearRequests', []],
  ['failNext', ['drop']],
])('The knob %s hands out nothing of the inside', (knob, values) => {
  const server: object = createSecurIdEmulator()

  const turn = Reflect.get(server, knob) as () => unknown

  expect(Reflect.apply(turn, undefined, values)).toBeUndefined()
})
