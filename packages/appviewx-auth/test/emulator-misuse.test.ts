import { login } from './by-hand.ts'
import { createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import { describe, expect, it } from 'vitest'

/** Mistakes that the compiler would find, made by those who have none. */
const create = (options: unknown): unknown => Reflect.apply(createAppViewXEmulator, undefined, [options])

const turn = (knob: string, ...values: readonly unknown[]): unknown => {
  const server: object = createAppViewXEmulator()
  return Reflect.apply(Reflect.get(server, knob) as () => unknown, undefined, values)
}

describe('a mistake in the options of the AppViewX emulator is a TypeError that', () => {
  it.each([
    ['names an unknown option', { replyShap: '2020' }, /options has no 'replyShap'.*replyShape.*accounts/],
    [
      'lists the allowed shapes',
      { replyShape: '2019' },
      /options\.replyShape must be one of '2026', '2020', '12\.x', not '2019'/,
    ],
    ['tells text from numbers', { lockoutMinutes: '15' }, /options\.lockoutMinutes must be a whole number/],
    [
      'knows the bounds',
      { allowedFailures: 100 },
      /options\.allowedFailures must be a whole number from 0 to 99, not 100/,
    ],
    ['knows that time runs forward', { idleTimeoutMs: -1 }, /options\.idleTimeoutMs/],
    ['knows NaN', { lifetimeMs: NaN }, /options\.lifetimeMs/],
    ['wants an object', null, /options must be an object, not null/],
    ['wants a list of accounts', { accounts: {} }, /options\.accounts must be a list/],
    [
      'looks into accounts',
      { accounts: [{ username: 'a', pasword: 'b' }] },
      /accounts\[0\] has no 'pasword'/,
    ],
    [
      'misses a password',
      { accounts: [{ username: 'a' }] },
      /accounts\[0\]\.password must be a text.*missing/,
    ],
    [
      'looks into service accounts',
      { serviceAccounts: [{ clientId: 'a' }] },
      /serviceAccounts\[0\]\.clientSecret/,
    ],
    ['knows a path', { basePath: 'gateway/' }, /options\.basePath must be a path/],
    ['wants a handler', { actions: { 'a/b': {} } }, /options\.actions\['a\/b'\] must be a function/],
    [
      'knows an action’s name',
      { actions: { '/avxapi/a': () => null } },
      /its name must be the path behind 'avxapi\/'/,
    ],
    ['says what was meant', { lockoutMinuts: 5 }, /Did you mean 'lockoutMinutes'\?/],
  ])('%s', (_what, options, message) => {
    expect(() => create(options)).toThrow(TypeError)
    expect(() => create(options)).toThrow(message)
  })
})

it.each<[string, readonly unknown[]]>([
  ['lock', ['admin']],
  ['unlock', ['admin']],
  ['requireOtp', ['admin', true]],
  ['changeAccount', ['admin', {}]],
  ['advance', [1]],
  ['slowBy', [0]],
  ['configure', [{}]],
  ['expireSessions', []],
  ['clearRequests', []],
  ['failNext', ['drop']],
])('the knob %s of the AppViewX emulator hands out nothing of its inside', (knob, values) => {
  expect(turn(knob, ...values)).toBeUndefined()
})

describe('a mistake at a knob of the AppViewX emulator is a TypeError that', () => {
  it.each<[string, readonly unknown[], RegExp]>([
    ['failNext', ['dorp'], /failNext must be one of 'drop', 'drop-reply'.*not 'dorp'\. Did you mean 'drop'/],
    ['failNext', ['constructor'], /failNext must be one of 'drop'/],
    ['lock', ['stranger'], /username must be one of 'admin', 'mfa\.user', not 'stranger'/],
    ['unlock', ['stranger'], /username must be one of/],
    ['requireOtp', ['stranger', true], /username must be one of/],
    ['requireOtp', ['admin', 'yes'], /requireOtp must be one of true, false, not 'yes'/],
    ['changeAccount', ['admin', { username: 'root' }], /no 'username'.*password/],
    ['loseSession', [5], /loseSession must be a text/],
    ['advance', [-1], /advance must be a number of milliseconds/],
    ['advance', ['60000'], /advance must be a number of milliseconds/],
    ['slowBy', [Infinity], /slowBy must be a number of milliseconds/],
    ['configure', [{ replyShape: '2019' }], /configure\.replyShape must be one of/],
    ['configure', [{ accounts: [] }], /configure has no 'accounts'/],
  ])('%s(%j) answers with', (knob, values, message) => {
    expect(() => turn(knob, ...values)).toThrow(TypeError)
    expect(() => turn(knob, ...values)).toThrow(message)
  })

  it('leaves the server as it was', async () => {
    const server = createAppViewXEmulator()

    const change = { replyShape: '12.x', gwsource: 'never' }
    expect(() => Reflect.apply(server.configure, undefined, [change]) as unknown).toThrow(TypeError)
    const answer = await login(server)

    expect(answer.body).toMatchObject({ message: 'Login successful.' })
  })

  it('is not losing a session that is not there', () => {
    const server = createAppViewXEmulator()

    expect([server.loseSession(), server.loseSession('made-up')]).toEqual([false, false])
  })

  it('is not an option that is undefined', async () => {
    create({ singleSession: undefined })
    const answer = await login(createAppViewXEmulator())

    expect(answer.status).toBe(200)
  })
})
