import { toy } from '../toy-protocol.ts'
import { toyScene } from '../toy-scene.ts'
import { isSecret, isSessionError, type Secret, secret } from '@org/session-core'
import { expect, it } from 'vitest'

const right = 'ann has <a> password & more'
const wrong = 'not what ann has'

/** The toy, with passwords that may be secrets. */
const revealing: Parameters<typeof toyScene>[1] = {
  login: ({ username, password }, wire) =>
    toy('https://toy.test/base/').login(
      { username, password: isSecret(password) ? String(password.reveal()) : password },
      wire,
    ),
}

async function outcomeOf(work: Promise<Response>): Promise<unknown> {
  return work.then(
    ({ status }) => status,
    (error: unknown) => (isSessionError(error) ? error.code : error),
  )
}

interface Correctable {
  readonly credentials: { readonly username: string; readonly password: string | Secret<string> }
  readonly setPassword: (password: string) => void
}

function field(): Correctable {
  const credentials = { username: 'ann', password: wrong }
  return { credentials, setPassword: (password) => void Object.assign(credentials, { password }) }
}

function getter(): Correctable {
  let current = wrong
  return {
    credentials: {
      username: 'ann',
      get password() {
        return current
      },
    },
    setPassword: (password) => (current = password),
  }
}

function ownSecret(): Correctable {
  let current = wrong
  return {
    credentials: { username: 'ann', password: { reveal: () => current } },
    setPassword: (password) => (current = password),
  }
}

it.each([
  ['in its field', field],
  ['behind a getter', getter],
  ['in a secret that follows a vault', ownSecret],
])(
  'sends a password that was corrected %s during the login, and never the wrong one again',
  async (_where, open) => {
    const { credentials, setPassword } = open()
    const { session, server } = toyScene({ credentials: credentials as never }, revealing)
    const release = server.holdNextReply()
    const first = outcomeOf(session.fetch('things'))
    while (server.loginAttempts === 0) await new Promise((resolve) => setImmediate(resolve))

    setPassword(right)
    release()
    const rejected = await first
    const served = await outcomeOf(session.fetch('things'))
    setPassword(wrong)
    await session.renew().catch(() => {})

    expect([rejected, served, session.snapshot.phase]).toEqual(['credentials-rejected', 200, 'locked'])
    expect(server.loginAttempts).toBe(2)
  },
)

it.each([
  ['a field that is undefined', { username: 'ann', password: wrong, otp: undefined }],
  ['another order', { password: wrong, username: 'ann' }],
  ['a secret', { username: 'ann', password: secret(wrong) }],
])('takes credentials for the rejected ones with %s', async (_what, again) => {
  let credentials: unknown = { username: 'ann', password: wrong }
  const { session, server } = toyScene(
    { credentials: () => Promise.resolve(credentials as never) },
    revealing,
  )
  const first = await outcomeOf(session.fetch('things'))
  credentials = again

  const second = await outcomeOf(session.fetch('things'))

  expect([first, second, server.loginAttempts]).toEqual(['credentials-rejected', 'credentials-locked', 1])
})

class Chain {
  readonly username = 'ann'
  readonly self = this
}

it.each([
  [
    'a list that holds itself',
    (): unknown => {
      const list: unknown[] = []
      list.push(list)
      return list
    },
  ],
  ['an object of a class that holds itself', () => new Chain()],
  [
    'a getter that throws',
    () => ({
      get password() {
        throw new Error(right)
      },
    }),
  ],
  [
    'a secret that throws',
    () => ({
      password: {
        reveal: () => {
          throw new Error(right)
        },
      },
    }),
  ],
])('sends nothing where credentials cannot be read: %s', async (_what, make) => {
  const { session, server } = toyScene({ credentials: () => Promise.resolve(make() as never) })

  const failure: unknown = await session.fetch('things').catch((error: unknown) => error)

  expect(failure).toMatchObject({ code: 'invalid-options', retryable: false })
  expect(String((failure as Error).stack) + JSON.stringify(failure)).not.toContain(right)
  expect(server.loginAttempts).toBe(0)
})
