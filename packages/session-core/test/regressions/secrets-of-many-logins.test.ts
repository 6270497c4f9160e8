import { toyScene } from '../toy-scene.ts'
import { secret, SessionError } from '@org/session-core'
import { expect, it } from 'vitest'

const quoting = (words: string): Promise<never> =>
  Promise.reject(
    new SessionError('request-refused', {
      protocol: 'toy',
      message: 'Refused.',
      vendor: { status: 500, message: `You said ${words}.` },
    }),
  )
const failureOf = (work: Promise<unknown>): Promise<string> =>
  work.then(String, (error: unknown) => JSON.stringify(error))

it('None of many secrets of one login is quoted', async () => {
  const answers = Array.from({ length: 40 }, (_, index) => `answer no. ${index} of ann`)
  const { session } = toyScene(
    { credentials: { username: 'ann', password: 'Password-of-Ann-1', answers } as never },
    { login: () => quoting(String(answers.at(-1))) },
  )

  expect(await failureOf(session.login())).not.toContain('of ann')
})

it('A password that was replaced long ago is not quoted', async () => {
  let password = 'ann has <a> password & more'
  const first = password
  const { session } = toyScene(
    {
      credentials: () => Promise.resolve({ username: 'ann', password }),
      headers: { 'x-key': 'key-of-a-gateway' },
    },
    {
      login: () => Promise.resolve({ key: secret('token-of-ann-1234567') }),
      keepAlive: () => quoting(first),
    },
  )
  await session.login()
  password = 'the one that she chose in May'
  for (let renewal = 0; renewal < 18; renewal += 1) await session.renew()

  const failure = await failureOf(session.keepAlive())

  expect(failure).toContain('request-refused')
  expect(failure).not.toContain(first)
})
