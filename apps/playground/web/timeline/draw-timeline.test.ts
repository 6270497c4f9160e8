import type { RecordedCall } from '../../shared/recorded-call.ts'
import { drawTimeline } from './draw-timeline.ts'
import { call, exchange, lane, options } from './recorded-samples.ts'
import { expect, it } from 'vitest'

it('gives the session a lane, each caller one below it, and each request its place', () => {
  const { bars, rows } = drawTimeline(
    {
      calls: [call('1', 0), call('2', 10)],
      exchanges: [
        exchange('login', 5, { purpose: 'login' }),
        exchange('a', 50, { call: '1' }),
        exchange('b', 60, { call: '2' }),
      ],
      events: [],
      now: 200,
    },
    options,
  )

  expect(rows.map(({ key }) => key)).toEqual(['AppViewX', 'AppViewX caller 1', 'AppViewX caller 2'])
  const rowOf = (key: string): string | undefined => {
    const bar = bars.find((each) => each.kind === 'exchange' && each.key === key)
    return rows.find(({ y }) => y === bar?.y)?.key
  }
  expect([rowOf('login'), rowOf('a'), rowOf('b')]).toEqual([
    'AppViewX',
    'AppViewX caller 1',
    'AppViewX caller 2',
  ])
})

it.each([
  ['an answer', { status: 200 }, 'fine'],
  ['a replay', { status: 200, purpose: 'replay' }, 'replay'],
  ['a refusal', { status: 401 }, 'refused'],
  ['a refused replay', { status: 401, purpose: 'replay' }, 'refused'],
  ['a redirect', { status: 302 }, 'refused'],
  ['a lost connection', { status: 0 }, 'lost'],
] as const)('colours %s', (_what, rest, tone) => {
  const happened = {
    calls: [call('1', 0)],
    exchanges: [exchange('a', 10, { call: '1', ...rest })],
    events: [],
    now: 200,
  }

  const { bars } = drawTimeline(happened, options)

  expect(bars.find(({ kind }) => kind === 'exchange')?.tone).toBe(tone)
})

it.each([
  ['200', 'fine', 'caller 1: 200'],
  ['403', 'fine', 'caller 1: 403'],
  ['credentials-locked', 'refused', 'caller 1: credentials-locked'],
  ['connection lost', 'lost', 'caller 1: connection lost'],
] as const)('says of a call that came to %s that it is %s', (outcome, tone, title) => {
  const happened = { calls: [call('1', 0, { outcome })], exchanges: [], events: [], now: 200 }

  const [wait] = drawTimeline(happened, options).bars

  expect(wait).toMatchObject({ kind: 'wait', tone, title })
})

it('says of a request without an answer that its connection was lost', () => {
  const exchanges = [exchange('a', 10, { call: '1', status: 0 })]

  const { bars } = drawTimeline({ calls: [call('1', 0)], exchanges, events: [], now: 200 }, options)

  expect(bars.find(({ kind }) => kind === 'exchange')).toMatchObject({
    text: 'lost',
    title: 'call /any: connection lost, 50.0 ms',
  })
})

it('draws what has not ended up to now', () => {
  const waiting: RecordedCall = { ...lane, id: '1', caller: 'caller 1', startedAt: 0 }
  const { bars: early } = drawTimeline(
    { calls: [call('2', 0), waiting], exchanges: [], events: [], now: 100 },
    options,
  )
  const { bars: late } = drawTimeline(
    { calls: [call('2', 0), waiting], exchanges: [], events: [], now: 400 },
    options,
  )

  const shareOf = (bars: typeof early): number => {
    const [ended, open] = [bars.find(({ key }) => key === '2'), bars.find(({ key }) => key === '1')]
    return (open?.width ?? 0) / (ended?.width ?? 1)
  }
  expect(shareOf(early)).toBeCloseTo(1)
  expect(shareOf(late)).toBeCloseTo(4)
})

it('labels few callers one by one, and many by their number', () => {
  const draw = (count: number): readonly string[] =>
    drawTimeline(
      {
        calls: Array.from({ length: count }, (_, index) => call(String(index), 0)),
        exchanges: [],
        events: [],
        now: 0,
      },
      options,
    )
      .rows.map(({ label }) => label)
      .filter((label) => label !== '')

  expect(draw(3)).toEqual(['AppViewX', 'caller 0', 'caller 1', 'caller 2'])
  expect(draw(50)).toEqual(['AppViewX', '50 callers'])
})

it('colours a login that was answered with a question as no refusal', () => {
  const exchanges = [
    exchange('asked', 0, { purpose: 'login', status: 401 }),
    exchange('wrong', 500, { purpose: 'login', status: 401 }),
  ]
  const events = [{ ...lane, id: 'c', type: 'challenge', kind: 'otp', at: 51, generation: 0 } as const]

  const { bars } = drawTimeline({ calls: [], exchanges, events, now: 600 }, options)

  expect(bars.map(({ tone }) => tone)).toEqual(['asks', 'refused'])
})
