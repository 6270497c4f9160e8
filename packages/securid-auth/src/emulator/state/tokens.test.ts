import { defaultSettings } from '../settings.ts'
import { createTokens } from './tokens.ts'
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
  ['end unused', 600],
])('issues a token beside thousands that %s without a look at each of them', (_what, step) => {
  const clock = countingClock()
  const tokens = createTokens(() => ({ ...defaultSettings, idleMinutes: 1 }), clock)

  for (let issued = 0; issued < 4000; issued += 1) {
    tokens.issue('user', 'user01')
    clock.advance(step)
  }

  expect(clock.looks).toBeLessThan(8 * 4000)
  expect(tokens.live()).toHaveLength(step === 0 ? 4000 : 99)
})
