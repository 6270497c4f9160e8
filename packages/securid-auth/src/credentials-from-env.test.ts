import { securIdCredentialsFromEnv } from './credentials-from-env.ts'
import { describe, expect, it, vi } from 'vitest'

const url = 'https://instance.securid.com'
const user = { SECURID_URL: url, SECURID_USERNAME: 'user01', SECURID_PASSWORD: 'password123' }
const application = { SECURID_URL: url, SECURID_CLIENT_ID: '6243', SECURID_CLIENT_SECRET: 'auth1:2' }

describe('the environment', () => {
  it.each([
    ['a user', user, { username: 'user01', password: 'password123' }],
    [
      'a user of a source',
      { ...user, SECURID_AUTH_SOURCE: 'AD' },
      { username: 'user01', password: 'password123', authSource: 'AD' },
    ],
    [
      'a user, where the source is empty',
      { ...user, SECURID_AUTH_SOURCE: '' },
      { username: 'user01', password: 'password123' },
    ],
    ['an application', application, { clientId: '6243', clientSecret: 'auth1:2' }],
  ])('names %s', (_whom, env, credentials) => {
    expect(securIdCredentialsFromEnv(env)).toEqual({ url, credentials })
  })

  it.each([
    ['the address', { ...user, SECURID_URL: '' }, ['SECURID_URL']],
    ['the password', { ...user, SECURID_PASSWORD: undefined }, ['SECURID_PASSWORD']],
    ['the username', { ...user, SECURID_USERNAME: '' }, ['SECURID_USERNAME']],
    ['the client secret', { ...application, SECURID_CLIENT_SECRET: '' }, ['SECURID_CLIENT_SECRET']],
    ['the client id', { ...application, SECURID_CLIENT_ID: '' }, ['SECURID_CLIENT_ID']],
    ['two of three', { SECURID_USERNAME: 'user01' }, ['SECURID_URL', 'SECURID_PASSWORD']],
  ])('lacks exactly what it lacks: %s', (_what, env, missing) => {
    const read = (): unknown => securIdCredentialsFromEnv(env)

    expect(read).toThrow(
      expect.objectContaining({
        code: 'invalid-options',
        message: `Set in the environment: ${missing.join(', ')}.`,
      }),
    )
  })

  it('that begins neither way is offered both', () => {
    const read = (): unknown => securIdCredentialsFromEnv({ SECURID_URL: url })

    expect(read).toThrow(
      'Set in the environment: SECURID_USERNAME, SECURID_PASSWORD. Or SECURID_CLIENT_ID, SECURID_CLIENT_SECRET.',
    )
  })

  it('may not name two identities', () => {
    const read = (): unknown => securIdCredentialsFromEnv({ ...user, ...application })

    expect(read).toThrow(expect.objectContaining({ code: 'invalid-options' }))
    expect(read).not.toThrow('password123')
  })

  it('is that of the process unless another one is given', () => {
    vi.stubEnv('SECURID_URL', url)
    vi.stubEnv('SECURID_USERNAME', 'user02')
    vi.stubEnv('SECURID_PASSWORD', 'password456')

    const { credentials } = securIdCredentialsFromEnv()

    vi.unstubAllEnvs()
    expect(credentials).toEqual({ username: 'user02', password: 'password456' })
  })

  it('of a browser is empty', () => {
    vi.stubGlobal('process', undefined)

    const read = (): unknown => securIdCredentialsFromEnv()

    expect(read).toThrow(/SECURID_URL/)
    vi.unstubAllGlobals()
  })
})
