import { toyScene, type ToyScene } from '../toy-scene.ts'
import type { SessionEvent } from '@org/session-core'
import { expect, it } from 'vitest'

const otto = { username: 'otto', password: 'otto also needs a code' }

/** A session that somebody ends while this is being told. */
function endedAt(type: SessionEvent['type']): { readonly scene: ToyScene; readonly prompts: () => number } {
  let prompts = 0
  const scene = toyScene({
    credentials: otto,
    onChallenge: () => {
      prompts += 1
      return Promise.resolve(scene.server.challenges.at(-1) ?? '')
    },
  })
  scene.session.subscribe((event) => {
    if (event.type === type) void scene.session.logout()
  })
  return { scene, prompts: () => prompts }
}

it.each<[SessionEvent['type'], number, number]>([
  ['login-started', 0, 0],
  ['challenge', 1, 0],
  ['login-succeeded', 3, 1],
])('at %s sends nothing more but what logs out, and asks nobody', async (type, requests, prompts) => {
  const { scene, prompts: shown } = endedAt(type)

  const failed = await scene.session.fetch('things').catch((error: unknown) => error)
  await scene.session.logout()

  expect(failed).toMatchObject({ code: 'closed' })
  expect([scene.server.requestsSeen, shown()]).toEqual([requests, prompts])
  expect([scene.server.liveSessions, scene.session.snapshot.phase]).toEqual([0, 'closed'])
})

it('waits for no answer when it gives no time', async () => {
  const { session, server } = toyScene()
  server.holdNextReply()
  const waiting = session.fetch('things').catch((error: unknown) => error)
  while (server.loginAttempts === 0) await new Promise((resolve) => setImmediate(resolve))

  const outcome = await session.logout({ drainMs: 0 })

  expect([outcome, await waiting]).toEqual(['local-only', expect.objectContaining({ code: 'closed' })])
})

it('waits for the answer as long as it gives, and no longer', async () => {
  const { session, server, clock } = toyScene()
  server.holdNextReply()
  void session.fetch('things').catch(() => {})
  while (server.loginAttempts === 0) await new Promise((resolve) => setImmediate(resolve))
  let outcome = ''
  const logout = session.logout({ drainMs: 3000 }).then((word) => (outcome = word))

  await clock.advance(2999)
  const before = outcome
  await clock.advance(1)
  await logout

  expect([before, outcome]).toEqual(['', 'local-only'])
})
