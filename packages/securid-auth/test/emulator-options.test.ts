import { call, credentials, logInUser, postLogin } from './emulator-calls.ts'
import { createSecurIdEmulator, type SecurIdEmulatorOptions } from '@org/securid-auth/emulator'
import { describe, expect, it } from 'vitest'

describe('createSecurIdEmulator', () => {
  it.each([
    ['an unknown option', { idleMinuts: 5 }, /options has no 'idleMinuts'\. Did you mean 'idleMinutes'\?/],
    ['an inherited name', { toString: 5 }, /options has no 'toString'/],
    ['options that are none', [], /options must be an object, not a list/],
    ['minutes as text', { idleMinutes: '5' }, /options\.idleMinutes must be minutes above 0, not '5'/],
    ['no minutes', { lifespanMinutes: 0 }, /options\.lifespanMinutes must be minutes above 0, not 0/],
    ['minutes that are no number', { appLifespanMinutes: NaN }, /options\.appLifespanMinutes/],
    ['half a failure', { lockAfter: 0.5 }, /options\.lockAfter/],
    [
      'an unknown word',
      { access: 'closed' },
      /options\.access must be one of 'open', 'switched-off'.*not 'closed'/,
    ],
    [
      'a word as true',
      { queryToken: true },
      /options\.queryToken must be one of 'accepted', 'ignored', not true/,
    ],
    ['a user that is none', { users: ['user01'] }, /options\.users\[0\]/],
    [
      'a user without password',
      { users: [{ username: 'a' }] },
      /options\.users\[0\]\.password must be .* missing/,
    ],
    [
      'a user with more',
      { users: [{ username: 'a', password: 'b', role: 'c' }] },
      /options\.users\[0\] has no 'role'.*authSource/,
    ],
    [
      'a person without a name',
      { people: [{ first_name: 'Ann' }] },
      /options\.people\[0\]\.user_id must be .* missing/,
    ],
    [
      'a column that nobody has',
      { people: [{ user_id: 'a', mail: 'b' }] },
      /options\.people\[0\] has no 'mail'/,
    ],
    [
      'a column misspelt',
      { people: [{ user_id: 'a', email_adress: 'b' }] },
      /Did you mean 'email_address'\?/,
    ],
    ['a value that is no text', { people: [{ user_id: 7 }] }, /options\.people\[0\]\.user_id must be a text/],
    [
      'an end that is none',
      { people: [{ user_id: 'a', is_terminated: 'no' }] },
      /is_terminated must be one of 'True', 'False', 'true', 'false', true, false/,
    ],
    [
      'two people of one name',
      { people: [{ user_id: 'a' }, { user_id: 'a' }] },
      /options\.people\[1\]\.user_id is another person's, too/,
    ],
    [
      'two people of one id',
      {
        people: [
          { user_id: 'a', id: '1' },
          { user_id: 'b', id: '1' },
        ],
      },
      /options\.people\[1\]\.id is/,
    ],
    ['people that are no list', { people: {} }, /options\.people must be a list/],
    ['an app without secret', { trustedApps: [{ clientId: 'a' }] }, /clientSecret/],
    [
      'an unknown command',
      { forbidden: ['About'] },
      /options\.forbidden\[0\] must be .* not 'About'\. Did you mean 'about'\?/,
    ],
    [
      'a command that is no function',
      { commands: { a: 'b' } },
      /options\.commands\['a'\] must be a function/,
    ],
    ['a command without a name', { commands: { ' ': () => null } }, /its name must be a command's name/],
    ['a text as a number', { loginTexts: { instructions: 1 } }, /options\.loginTexts\.instructions/],
  ])('refuses %s at once, and says what is allowed', (_what, options, message) => {
    expect(() => createSecurIdEmulator(options as SecurIdEmulatorOptions)).toThrow(TypeError)
    expect(() => createSecurIdEmulator(options as SecurIdEmulatorOptions)).toThrow(message)
  })

  it('takes an option that is undefined for one not given', async () => {
    const server = createSecurIdEmulator({ users: undefined } as unknown as SecurIdEmulatorOptions)

    expect((await postLogin(server)).status).toBe(200)
  })

  it('knows the users and apps it is given, and no others', async () => {
    const server = createSecurIdEmulator({ users: [{ username: 'ann', password: 'made-up' }] })

    expect((await postLogin(server, credentials('ann', 'made-up'))).status).toBe(200)
    expect((await postLogin(server)).status).toBe(401)
  })

  it('shares nothing with another', async () => {
    const server = createSecurIdEmulator()
    const other = createSecurIdEmulator()
    const token = await logInUser(server)
    other.lock('user01')

    expect((await call(other, 'about', token)).status).toBe(401)
    expect((await postLogin(server)).status).toBe(200)
    expect([server.liveSessions, other.liveSessions]).toEqual([2, 0])
  })
})

describe('A knob', () => {
  const server = createSecurIdEmulator()

  it.each([
    [
      'lock',
      () => server.lock('nobody'),
      /username must be one of 'user01', 'user02', 'user03', not 'nobody'/,
    ],
    ['unlock', () => server.unlock('nobody'), /user01/],
    [
      'failNext',
      () => server.failNext('explode' as 'drop'),
      /failNext must be one of .*'drop-reply'.* not 'explode'/,
    ],
    ['advance', () => server.advance(-1), /advance must be a number of milliseconds .* not -1/],
    ['advance', () => server.advance('5' as unknown as number), /advance/],
    ['slowBy', () => server.slowBy(2 ** 31), /slowBy/],
    ['slowBy', () => server.slowBy(NaN), /slowBy/],
    ['loseSession', () => server.loseSession(5 as unknown as string), /loseSession must be a text/],
    ['forbid', () => server.forbid('none'), /command must be one of .*'about'.* not 'none'/],
    ['allow', () => server.allow('none'), /command/],
    ['startMaintenance', () => server.startMaintenance(''), /startMaintenance/],
  ])('%s refuses what it cannot take', (_name, turn, message) => {
    expect(turn).toThrow(TypeError)
    expect(turn).toThrow(message)
  })
})
