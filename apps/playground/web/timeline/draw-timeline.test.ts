import type { Exchange } from '../../shared/exchange.ts'
import type { RecordedCall } from '../../shared/recorded-call.ts'
import type { RecordedEvent } from '../../shared/recorded-event.ts'
import { drawTimeline } from './draw-timeline.ts'
import { expect, it } from 'vitest'

const options = { width: 1000, zoom: 1, longestIdle: 500, mostStretches: 8 }
const lane = { vendor: 'appviewx', lane: 'AppViewX' } as const

const call = (id: string, startedAt: number, rest: Partial<RecordedCall> = {}): RecordedCall => ({
  ...lane,
  id,
  caller: `caller ${id}`,
  startedAt,
  ms: 100,
  outcome: '200',
  ...rest,
})
const exchange = (id: string, startedAt: number, rest: Partial<Exchange> = {}): Exchange => ({
  ...lane,
  id,
  purpose: 'call',
  method: 'GET',
  origin: 'http://any',
  path: '/any',
  startedAt,
  ms: 50,
  status: 200,
  request: { headers: [], body: '' },
  ...rest,
})
const loggedIn = (at: number, generation = 1): RecordedEvent => ({
  ...lane,
  id: `login ${at}`,
  type: 'login-succeeded',
  at,
  generation,
  ms: 5,
})
const loggedOut = (at: number, { replaced }: { readonly replaced: boolean }): RecordedEvent => ({
  ...lane,
  id: `logout ${at}`,
  type: 'logged-out',
  at,
  generation: 2,
  outcome: 'revoked',
  replaced,
})

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

it('gives a session that processes share a row for each, with all that it does, and tells who logs in', () => {
  const pod = (number: number) => ({ process: `pod ${number}` })
  const { bars, rows } = drawTimeline(
    {
      calls: [10, 2, 1].map((number) => call(String(number), 0, pod(number))),
      exchanges: [
        exchange('login', 5, { purpose: 'login', ...pod(2) }),
        exchange('rejected', 15, { purpose: 'login', status: 401, ...pod(10) }),
        exchange('a', 60, { call: '1', ...pod(1) }),
      ],
      events: [],
      now: 200,
    },
    options,
  )

  expect(rows.map(({ kind, label }) => `${kind} ${label}`)).toEqual([
    'session AppViewX',
    'process pod 1',
    'process pod 2',
    'process pod 10',
  ])
  const placed = bars.map(({ key, kind, tone, y }) => [
    kind,
    key,
    tone,
    rows.find((row) => row.y === y)?.label,
  ])
  expect(placed.filter(([kind]) => kind === 'exchange')).toEqual([
    ['exchange', 'login', 'login', 'pod 2'],
    ['exchange', 'rejected', 'refused', 'pod 10'],
    ['exchange', 'a', 'fine', 'pod 1'],
  ])
  expect(placed.filter(([kind]) => kind === 'wait').map((wait) => wait.at(-1))).toEqual([
    'pod 10',
    'pod 2',
    'pod 1',
  ])
})

it('bands a shared session from the login of one process to the first refusal of any, and each process from when it adopts', () => {
  const of = (process: string, event: RecordedEvent): RecordedEvent => ({ ...event, process })
  const adopted = (at: number): RecordedEvent => ({
    ...lane,
    id: `adopted ${at}`,
    type: 'adopted',
    at,
    generation: 1,
  })
  const ended = (at: number, generation: number): RecordedEvent => ({
    ...lane,
    id: `end ${at}`,
    type: 'session-ended',
    at,
    generation,
    status: 401,
  })
  const events = [
    of('pod 1', loggedIn(10)),
    of('pod 2', adopted(20)),
    of('pod 2', ended(50, 1)),
    of('pod 1', loggedIn(60, 2)),
    // Late, and about the first one.
    of('pod 3', ended(70, 1)),
  ]
  const calls = ['pod 1', 'pod 2'].map((process) => call(process, 0, { process }))

  const { bars, rows, time } = drawTimeline({ calls, exchanges: [], events, now: 100 }, options)

  const bands = bars
    .filter(({ kind }) => kind === 'generation')
    .map(({ width, x, y }) => [
      rows.find((row) => row.y === y)?.label,
      ...[x, x + width].map((edge) => [10, 20, 50, 60, 100].find((at) => Math.abs(time.at(at) - edge) < 1)),
    ])
  expect(bands.toSorted()).toEqual([
    ['AppViewX', 10, 50],
    ['AppViewX', 60, 100],
    ['pod 1', 10, 60],
    ['pod 1', 60, 100],
    ['pod 2', 20, 50],
  ])
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

it('colours a login that was answered with a question as no refusal', () => {
  const exchanges = [
    exchange('asked', 0, { purpose: 'login', status: 401 }),
    exchange('wrong', 500, { purpose: 'login', status: 401 }),
  ]
  const events = [{ ...lane, id: 'c', type: 'challenge', kind: 'otp', at: 51, generation: 0 } as const]

  const { bars } = drawTimeline({ calls: [], exchanges, events, now: 600 }, options)

  expect(bars.map(({ tone }) => tone)).toEqual(['asks', 'refused'])
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
