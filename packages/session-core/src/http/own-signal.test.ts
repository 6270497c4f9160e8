import { ownSignal } from './own-signal.ts'
import { describe, expect, it } from 'vitest'

/** A signal of another realm, and how many listen to it. */
function foreign() {
  const listeners: (() => void)[] = []
  const signal = {
    aborted: false,
    reason: undefined as unknown,
    addEventListener: (_type: string, listener: () => void) => void listeners.push(listener),
  }
  const abort = (reason: unknown): void => {
    Object.assign(signal, { aborted: true, reason })
    for (const listener of listeners) listener()
  }
  return { signal: signal as unknown as AbortSignal, listeners, abort }
}

describe('a signal of another realm', () => {
  it('is followed by one that the platform knows, with its reason', () => {
    const { signal, abort } = foreign()
    const own = ownSignal(signal)

    expect([own instanceof AbortSignal, own?.aborted]).toEqual([true, false])
    abort('enough')
    expect([own?.aborted, own?.reason]).toEqual([true, 'enough'])
  })

  it('that was aborted before is followed, too', () => {
    const { signal, abort } = foreign()
    abort('enough')

    expect(ownSignal(signal)?.reason).toBe('enough')
  })

  it('is listened to once, however many calls it is given to', () => {
    const { signal, listeners } = foreign()

    for (let calls = 0; calls < 5000; calls += 1) ownSignal(signal)

    expect(listeners).toHaveLength(1)
  })
})

it('hands on what the platform knows', () => {
  const { signal } = new AbortController()

  expect(ownSignal(signal)).toBe(signal)
  expect([ownSignal(null), ownSignal(undefined), ownSignal(NaN as never)]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})

it.each<unknown>([1, 'x', true, {}, Symbol('s'), () => undefined])(
  'says of %s that it is no signal',
  (given) => {
    expect(() => ownSignal(given as AbortSignal)).toThrow(new TypeError('fetch takes an AbortSignal.'))
  },
)
