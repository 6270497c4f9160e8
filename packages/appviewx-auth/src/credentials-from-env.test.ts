import { appViewXCredentialsFromEnv } from './credentials-from-env.ts'
import { afterEach, describe, expect, it, vi } from 'vitest'

const url = { APPVIEWX_URL: 'https://avx.example:31443' }
const user = { APPVIEWX_USERNAME: 'admin', APPVIEWX_PASSWORD: 'Password@123' }
const service = { APPVIEWX_CLIENT_ID: 'demo', APPVIEWX_CLIENT_SECRET: 'Secret@789' }

describe('appViewXCredentialsFromEnv', () => {
  afterEach(() => vi.unstubAllEnvs())

  it.each([
    ['a user', user, { username: 'admin', password: 'Password@123' }],
    ['a service account', service, { clientId: 'demo', clientSecret: 'Secret@789' }],
    [
      'a user beside empty variables',
      { ...user, APPVIEWX_CLIENT_ID: '' },
      { username: 'admin', password: 'Password@123' },
    ],
  ])('finds %s', (_who, variables, credentials) => {
    expect(appViewXCredentialsFromEnv({ ...url, ...variables })).toEqual({
      url: url.APPVIEWX_URL,
      credentials,
    })
  })

  it('reads the environment of the process unless another is given', () => {
    for (const [name, value] of Object.entries({ ...url, ...user })) vi.stubEnv(name, value)

    expect(appViewXCredentialsFromEnv()).toMatchObject({ url: url.APPVIEWX_URL })
  })

  it.each([
    ['the address', user, ['APPVIEWX_URL']],
    ['the password', { ...url, APPVIEWX_USERNAME: 'admin' }, ['APPVIEWX_PASSWORD']],
    ['the username', { ...url, APPVIEWX_PASSWORD: 'Password@123' }, ['APPVIEWX_USERNAME']],
    ['a password that is not empty', { ...url, ...user, APPVIEWX_PASSWORD: '' }, ['APPVIEWX_PASSWORD']],
    ['the client secret', { ...url, APPVIEWX_CLIENT_ID: 'demo' }, ['APPVIEWX_CLIENT_SECRET']],
    ['the client id', { ...url, APPVIEWX_CLIENT_SECRET: 'Secret@789' }, ['APPVIEWX_CLIENT_ID']],
    ['two of three', { APPVIEWX_USERNAME: 'admin' }, ['APPVIEWX_URL', 'APPVIEWX_PASSWORD']],
  ])('says exactly what is missing: %s', (_what, variables, missing) => {
    const attempt = (): unknown => appViewXCredentialsFromEnv(variables)

    expect(attempt).toThrow(
      expect.objectContaining({
        code: 'invalid-options',
        message: `Set in the environment: ${missing.join(', ')}.`,
      }),
    )
  })

  it('offers both ways when neither is begun', () => {
    const attempt = (): unknown => appViewXCredentialsFromEnv(url)

    expect(attempt).toThrow(
      'Set in the environment: APPVIEWX_USERNAME, APPVIEWX_PASSWORD. Or APPVIEWX_CLIENT_ID, APPVIEWX_CLIENT_SECRET.',
    )
  })

  it('does not guess between a user and a service account', () => {
    const attempt = (): unknown => appViewXCredentialsFromEnv({ ...url, ...user, ...service })

    expect(attempt).toThrow(expect.objectContaining({ code: 'invalid-options' }))
    expect(attempt).toThrow('not both')
  })
})
