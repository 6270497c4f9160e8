import { failureOf, scriptedGateway, sessionWith, url, user } from './scripted-gateway.ts'
import { type AppViewXSessionOptions, appviewx, createAppViewXSession, secret } from '@org/appviewx-auth'
import { createSession } from '@org/session-core'
import { describe, expect, it } from 'vitest'

describe('the options', () => {
  it.each([
    ['url', { url: 'avx.example' }],
    ['url', { url: '' }],
    ['url', { url: 'http://avx.example:31443' }],
    ['gwsource', { gwsource: '' }],
    ['gwkey', { gwkey: 42 }],
    ['loginAction', { loginAction: 'logon' }],
    ['unauthorizedInSuccess', { unauthorizedInSuccess: 'yes' }],
    ['onOtp', { onOtp: '123456' }],
    ['password', { credentials: { username: 'admin', password: 'hunter2\n' } }],
    ['credentials|username', { credentials: undefined }],
    ['gwSource', { gwSource: 'web' }],
    ['patience', { policy: { patience: 1 } }],
  ])('are strict about %s: %#', (name, options) => {
    const attempt = (): unknown =>
      createAppViewXSession({ url, credentials: user, ...options } as unknown as AppViewXSessionOptions)

    expect(attempt).toThrow(expect.objectContaining({ code: 'invalid-options' }))
    expect(attempt).toThrow(new RegExp(name))
    expect(attempt).not.toThrow(/hunter2|123456/)
  })

  it('name all there are, the vendor’s too, where one is mistyped', () => {
    const attempt = (): unknown => createAppViewXSession({ url, credentials: user, gwkye: 'blue' } as never)

    expect(attempt).toThrow(
      'The option gwkye is unknown. There are url, gwsource, gwkey, loginAction, unauthorizedInSuccess, onOtp, credentials, ',
    )
  })

  it.each([
    ['unknown', { url, gwsrc: 'web' }],
    ['named like what every object has', { url, toString: 'x' }],
    ['missing', {}],
    ['no object', undefined],
  ])('of the protocol are strict: %s', (_what, options) => {
    const attempt = (): unknown => appviewx(options as unknown as { url: string })

    expect(attempt).toThrow(expect.objectContaining({ code: 'invalid-options' }))
  })

  it('may be left undefined', () => {
    const session = createAppViewXSession({
      url: new URL(url),
      credentials: user,
      gwkey: undefined,
      onOtp: undefined,
    })

    expect(session.snapshot).toMatchObject({ protocol: 'appviewx', origin: url, phase: 'idle' })
  })

  it('are asked for credentials again at login, and those are checked too', async () => {
    const server = scriptedGateway()
    const session = sessionWith(server, {
      credentials: () => Promise.resolve({ username: 'admin', password: 'hünter2' }),
    })

    const failure = await failureOf(session.login())

    expect(failure).toMatchObject({ code: 'invalid-options' })
    expect(failure).toHaveProperty('message', expect.stringContaining('password'))
    expect(server.requests).toEqual([])
  })

  it('take a password that does not print', async () => {
    const server = scriptedGateway()
    const credentials = { username: 'admin', password: secret('Password@123') }

    await createSession(appviewx({ url }), { credentials, transport: server.fetch }).login()

    expect(server.requests[0]?.headers.get('password')).toBe('Password@123')
  })
})
