import { countingClock } from '../../../test/fixtures/counting-clock.ts'
import { createSessions } from './sessions.ts'
import { expect, it } from 'vitest'

it.each([
  ['live on', 0],
  ['end unused', 1],
])('opens a session beside thousands that %s without a look at each of them', (_what, step) => {
  const clock = countingClock()
  const sessions = createSessions(clock)

  for (let opened = 0; opened < 4000; opened += 1) {
    sessions.open({ id: String(opened), kind: 'session', owner: 'admin', idleMs: 100, endsAt: Infinity })
    clock.advance(step)
  }

  expect(clock.looks).toBeLessThan(4 * 4000)
  expect(sessions.alive()).toHaveLength(step === 0 ? 4000 : 99)
})

it('finds the sessions of one user beside thousands without a look at each of them', () => {
  const clock = countingClock()
  const sessions = createSessions(clock)
  const open = (id: string, owner: string, kind: 'session' | 'token' = 'session'): void =>
    sessions.open({ id, kind, owner, idleMs: 100, endsAt: Infinity })
  for (let opened = 0; opened < 4000; opened += 1) open(`${opened}`, `user${opened}`)
  open('lost', 'admin')
  open('ended', 'admin')
  clock.advance(60)
  open('a token', 'admin', 'token')
  open('alive', 'admin')
  sessions.use('session', '17')
  sessions.close('lost')
  clock.advance(60)
  clock.looks = 0

  const held = ['admin', 'user17', 'user18', 'nobody'].map((owner) =>
    [...sessions.heldBy(owner)].map(({ id }) => id),
  )

  expect(held).toEqual([['alive'], ['17'], [], []])
  expect(clock.looks).toBeLessThan(10)
})
