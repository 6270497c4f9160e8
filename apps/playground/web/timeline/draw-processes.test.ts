import type { RecordedEvent } from '../../shared/recorded-event.ts'
import { drawTimeline } from './draw-timeline.ts'
import { call, exchange, lane, loggedIn, options } from './recorded-samples.ts'
import { expect, it } from 'vitest'

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
