import { costOf, type Costs } from '../measure/cost.ts'
import { phaseOf } from '../simulation/phase.ts'
import { chartOfCosts } from './cost-chart.ts'
import { chartOfFleet } from './fleet-chart.ts'
import { niceTicks } from './nice-ticks.ts'
import { describe, expect, it } from 'vitest'

const costs = (...named: (readonly [string, readonly number[]])[]): Costs =>
  new Map(
    named.map(([name, rounds]) => [
      name,
      costOf(rounds.map((cpu) => ({ cpu, perSecond: 1, waits: new Float64Array([1]) }))),
    ]),
  )

/** The widths of boxes of a kind, in the order in which they are drawn. */
const widths = (svg: string, looks: string): readonly number[] =>
  [...svg.matchAll(new RegExp(`class="${looks}" x="[^"]+" y="[^"]+" width="([^"]+)"`, 'g'))].map(
    ([, width]) => Number(width),
  )
const heights = (svg: string, looks: string): readonly number[] =>
  [
    ...svg.matchAll(new RegExp(`class="${looks}" x="[^"]+" y="[^"]+" width="[^"]+" height="([^"]+)"`, 'g')),
  ].map(([, height]) => Number(height))

describe('the chart of costs', () => {
  const found = costs(['fetch', [80, 100, 120]], ['session.fetch', [20, 40, 60]])
  const { svg } = chartOfCosts({ get: found, post: found, notes: ['a <machine> & more'] })

  it('draws least and median to scale, ours in our colour, the cheapest first', () => {
    const [theirs = 0, median = 0] = [widths(svg, 'theirs')[0], widths(svg, 'theirs-pale')[0]]

    expect(theirs / median).toBeCloseTo(0.8, 2)
    expect((widths(svg, 'ours-pale')[0] ?? 0) / median).toBeCloseTo(0.4, 2)
    expect(svg.indexOf('>session.fetch<')).toBeLessThan(svg.indexOf('>fetch<'))
  })

  it('says what it was measured on, is readable by night, and escapes what it writes', () => {
    expect(svg).toContain('a &lt;machine> &amp; more')
    expect(svg).toContain('prefers-color-scheme: dark')
    expect(svg).not.toMatch(/NaN|undefined/)
  })
})

it('the chart of a fleet draws calls of the store to scale, and counts logins', () => {
  const phase = phaseOf({
    name: 'expiry',
    startedAt: 1000,
    failed: 0,
    served: [1250, 1260, 1290],
    calls: [1001, 1002, 1003, 1004, 1150, 1151],
    logins: [1020],
    killed: [],
  })
  const { svg } = chartOfFleet({ processes: 3, loginMs: 100, phase, notes: ['simulated'] })
  const [first = NaN, second = NaN, third = NaN] = heights(svg, 'ours')

  expect([second / first, third]).toEqual([0.5, 0])
  expect(svg).toContain('>3 processes, 1 login<')
  expect(svg).not.toMatch(/NaN|undefined/)
})

it.each([
  [10_000, 2, [0, 5000, 10_000]],
  [290, 4, [0, 100, 200, 300]],
  [2.4, 5, [0, 0.5, 1, 1.5, 2, 2.5]],
])('scales up to %s have round numbers', (most, about, ticks) => {
  expect(niceTicks(most, about)).toEqual(ticks)
})
