import { toy, type ToyCredentials } from '../toy-protocol.ts'
import { toyScene } from '../toy-scene.ts'
import { secret, SessionError, type SessionProtocol, withoutKey } from '@org/session-core'
import { describe, expect, it } from 'vitest'

const first = 'ann has <a> password & more'
const second = 'the one that she chose in May'

const refusal = (message: string): SessionError =>
  new SessionError('request-refused', {
    protocol: 'toy',
    message: 'Refused.',
    vendor: { status: 500, message },
  })

/** Grants a session whatever is sent, and quotes the first password in whatever it refuses later. */
const quoting: Partial<SessionProtocol<ToyCredentials, string>> = {
  login: () => Promise.resolve({ key: secret('token-of-ann-1234567') }),
  keepAlive: () => Promise.reject(refusal(`You said ${first}.`)),
}

/** How credentials are given, and given up for others. */
interface Given {
  readonly credentials: unknown
  readonly correct: () => void
}

const kinds: Readonly<Record<string, () => Given>> = {
  'an object of a class that is corrected': () => {
    class Credentials {
      readonly username = 'ann'
      password = first
    }
    const credentials = new Credentials()
    return { credentials, correct: () => (credentials.password = second) }
  },
  'a Map that is corrected': () => {
    const credentials = new Map(Object.entries({ username: 'ann', password: first }))
    return { credentials, correct: () => credentials.set('password', second) }
  },
  'bytes that are wiped': () => {
    const password = new TextEncoder().encode(first)
    return {
      credentials: { username: 'ann', password: secret(new TextDecoder().decode(password)), bytes: password },
      correct: () => password.fill(0),
    }
  },
  'a function that brings others': () => {
    let password = first
    return {
      credentials: () => Promise.resolve({ username: 'ann', password }),
      correct: () => (password = second),
    }
  },
  'a getter that throws': () => {
    let isWiped = false
    return {
      credentials: {
        username: 'ann',
        get password() {
          if (isWiped) throw new Error(`There is no ${first} any more.`)
          return first
        },
      },
      correct: () => (isWiped = true),
    }
  },
}

describe.each(Object.entries(kinds))('What was sent before is not quoted, of %s', (_what, give) => {
  it.each(['after it was corrected', 'after the next login'])('%s', async (when) => {
    const { credentials, correct } = give()
    const { session } = toyScene({ credentials: credentials as never }, quoting)
    await session.login()

    correct()
    if (when === 'after the next login') await session.renew().catch(() => {})
    const refused: unknown = await session.keepAlive().catch((error: unknown) => error)
    const called = withoutKey(session, () => Promise.reject(refusal(`You said ${first}.`)))

    const withheld = { code: 'request-refused', vendor: { status: 500, message: '[secret]' } }
    expect(refused).toMatchObject(withheld)
    await expect(called).rejects.toMatchObject(withheld)
  })
})

it('What is sent after a person was asked is not quoted either', async () => {
  class Credentials {
    readonly username = 'ann'
    password = first
  }
  const credentials = new Credentials()
  const correct = (): Promise<string> => {
    credentials.password = second
    return Promise.resolve('otp')
  }
  const { session } = toyScene(
    { credentials, onChallenge: correct },
    {
      ...toy('https://toy.test/base/'),
      login: async (given, { ask }) => {
        await ask({ kind: 'otp' })
        throw refusal(`You said ${given.password}.`)
      },
    },
  )

  await expect(session.login()).rejects.toMatchObject({ vendor: { message: '[secret]' } })
})
