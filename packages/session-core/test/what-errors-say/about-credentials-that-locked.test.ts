import { toyScene } from '../toy-scene.ts'
import { saidBy } from './said-by.ts'
import { expect, it } from 'vitest'

const otto = { username: 'otto', password: 'otto also needs a code' }

it.each([
  ['the wrong password', { username: 'bob', password: 'wrong' }, 'credentials-rejected'],
  ['a password that has expired', { username: 'eve', password: 'eve has let hers expire' }, 'login-refused'],
  ['no answer to the challenge', otto, 'challenge-unanswered'],
])('says what credentials ended in that are not sent again: %s', async (_what, credentials, because) => {
  const { session } = toyScene({ credentials })
  await session.login().catch(() => {})

  expect(await saidBy(() => session.login())).toEqual([
    'credentials-locked',
    false,
    `Not sent again after ${because}. Settle it, then call rearm().`,
  ])
})

it('locks nothing for nonsense that came before anybody was asked', async () => {
  const { session, server } = toyScene()
  server.failNext('garble')
  await session.login().catch(() => {})

  await expect(session.login()).resolves.toMatchObject({ phase: 'active' })
})

it('asks nobody again who answered once, and got nonsense for it', async () => {
  const { session, server } = toyScene({
    credentials: otto,
    onChallenge: () => {
      server.failNext('garble')
      return Promise.resolve(server.challenges.at(-1) ?? '')
    },
  })
  await session.login().catch(() => {})

  expect(await saidBy(() => session.login())).toEqual([
    'credentials-locked',
    false,
    'Not sent again after unexpected-reply. Settle it, then call rearm().',
  ])
})
