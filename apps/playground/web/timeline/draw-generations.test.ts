import { drawTimeline } from './draw-timeline.ts'
import { call, exchange, lane, loggedIn, loggedOut, options } from './recorded-samples.ts'
import { expect, it } from 'vitest'

it('bands each generation from its login to its end', () => {
  const events = [
    loggedIn(10),
    { ...lane, id: 'end', type: 'session-ended', at: 60, generation: 1, status: 401 } as const,
    loggedIn(70, 2),
    loggedOut(80, { replaced: true }),
    loggedOut(90, { replaced: false }),
  ]
  const { bars, time } = drawTimeline({ calls: [call('1', 0)], exchanges: [], events, now: 500 }, options)

  const bands = bars.filter(({ kind }) => kind === 'generation')

  expect(bands.map(({ text }) => text)).toEqual(['generation 1', 'generation 2'])
  expect(bands.map(({ width, x }) => [x, x + width])).toEqual([
    [time.at(10), time.at(60)],
    [time.at(70), time.at(90)],
  ])
})

it('leaves a generation room to be written on only up to the next fold', () => {
  const calls = [call('1', 0), call('2', 60_000)]

  const { bars, time } = drawTimeline({ calls, exchanges: [], events: [loggedIn(50)], now: 60_100 }, options)

  const band = bars.find(({ kind }) => kind === 'generation')
  const [first] = time.stretches
  expect(band?.room).toBeCloseTo((first?.width ?? 0) - time.at(50))
  expect(band?.width).toBeGreaterThan(band?.room ?? 0)
})

it('writes on a band where no request covers it, or not at all', () => {
  const draw = (...covered: readonly number[]) =>
    drawTimeline(
      {
        calls: [call('1', 0)],
        exchanges: covered.map((at) => exchange(String(at), at, { purpose: 'renewal', ms: 60 })),
        events: [loggedIn(0)],
        now: 400,
      },
      options,
    )
  const [early] = draw(0, 200).bars
  const { bars, time } = draw(0, 200)
  const [crowded] = draw(0, 50, 100, 150, 200, 250, 300, 350, 400).bars

  expect(early?.textX).toBeCloseTo(time.at(60))
  expect(early?.room).toBeCloseTo(time.at(200) - time.at(60))
  expect(bars[0]?.text).toBe('generation 1')
  expect(crowded?.room).toBe(0)
})

it('writes on no fold, though a band begins at its edge', () => {
  const exchanges = [
    exchange('login', 0, { purpose: 'login' }),
    exchange('later', 60_000, { purpose: 'renewal', ms: 400 }),
  ]
  const { bars, time } = drawTimeline(
    { calls: [call('1', 60_000, { ms: 4000 })], exchanges, events: [loggedIn(300)], now: 70_000 },
    options,
  )

  const band = bars.find(({ kind }) => kind === 'generation')
  const [first, second] = time.stretches
  expect(band?.x).toBeCloseTo((first?.x ?? 0) + (first?.width ?? 0))
  expect(band?.textX).toBeCloseTo(time.at(60_400))
  expect(band?.textX).toBeGreaterThan(second?.x ?? Infinity)
})
