import { call, credentials, logInUser, postLogin } from './emulator-calls.ts'
import { createSecurIdEmulator, type SecurIdEmulatorOptions } from '@org/securid-auth/emulator'
import { describe, expect, it } from 'vitest'

describe('createSecurIdEmulator', () => {
  it.each([
    ['an unknown option', { idleMinuts: 5 }, /"idleMinuts".*idleMinutes/],
    ['an inherited name', { toString: 5 }, /"toString"/],
    ['options that are none', [], /options cannot be/],
    ['minutes as text', { idleMinutes: '5' }, /options\.idleMinutes cannot be "5".*minutes/],
    ['no minutes', { lifespanMinutes: 0 }, /options\.lifespanMinutes cannot be 0/],
    ['minutes that are no number', { appLifespanMinutes: NaN }, /options\.appLifespanMinutes/],
    ['half a failure', { lockAfter: 0.5 }, /options\.lockAfter/],
    ['an unknown word', { access: 'closed' }, /options\.access cannot be "closed".*switched-off/],
    ['a word as true', { queryToken: true }, /options\.queryToken cannot be true.*accepted, ignored/],
    ['a user that is none', { users: ['user01'] }, /options\.users\[0\]/],
    ['a user without password', { users: [{ username: 'a' }] }, /options\.users\[0\]\.password/],
    ['a user with more', { users: [{ username: 'a', password: 'b', role: 'c' }] }, /"role".*authSource/],
    ['an app without secret', { trustedApps: [{ clientId: 'a' }] }, /clientSecret/],
    ['an unknown command', { forbidden: ['About'] }, /options\.forbidden\[0\] cannot be "About".*about/],
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
    ['lock', () => server.lock('nobody'), /username cannot be "nobody".*user01, user02, user03/],
    ['unlock', () => server.unlock('nobody'), /user01/],
    ['failNext', () => server.failNext('explode' as 'drop'), /fault cannot be "explode".*drop-reply/],
    ['advance', () => server.advance(-1), /advance cannot be -1.*milliseconds/],
    ['advance', () => server.advance('5' as unknown as number), /advance/],
    ['slowBy', () => server.slowBy(2 ** 31), /slowBy/],
    ['slowBy', () => server.slowBy(NaN), /slowBy/],
    ['loseSession', () => server.loseSession(5 as unknown as string), /token cannot be 5/],
    ['forbid', () => server.forbid('none' as 'about'), /command cannot be "none".*about/],
    ['allow', () => server.allow('none' as 'about'), /command/],
    ['startMaintenance', () => server.startMaintenance(''), /message/],
  ])('%s refuses what it cannot take', (_name, turn, message) => {
    expect(turn).toThrow(TypeError)
    expect(turn).toThrow(message)
  })
})
