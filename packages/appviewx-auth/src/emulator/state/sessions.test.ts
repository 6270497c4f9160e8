import { createSessions } from './sessions.ts'
import { expect, it } from 'vitest'

/** A clock that stands, moves, and says how often it was looked at. */
const countingClock = (): { now: () => number; advance: (ms: number) => void; looks: number } => {
  let time = 0
  const clock = {
    looks: 0,
    now: () => {
      clock.looks += 1
      return time
    },
    advance: (ms: number) => {
      time += ms
    },
  }
  return clock
}

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
