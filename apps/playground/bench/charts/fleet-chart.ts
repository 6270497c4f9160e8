import type { Phase } from '../simulation/phase.ts'
import type { Chart } from '../table.ts'
import { box, margin, round, svgOf, text } from './drawing.ts'
import { niceTicks } from './nice-ticks.ts'

/** What a chart of a simulated fleet shows. */
export interface FleetChart {
  readonly processes: number
  readonly loginMs: number
  /** All call at once, and their session has ended. */
  readonly phase: Phase
  /** How and where it was simulated: a line each. */
  readonly notes: readonly string[]
}

const width = 760
const left = margin + 58
const right = width - margin - 8
const upper = { top: 92, height: 170 }
const lower = { top: 306, height: 90 }
const tenthMs = 100

/** Who is served when, and what the store has to do meanwhile. */
export function chartOfFleet({ processes, loginMs, phase, notes }: FleetChart): Chart {
  const { curve, logins } = phase
  const endMs = curve.length * tenthMs
  const x = (ms: number): number => left + ((right - left) * ms) / endMs
  const count: Write = (value) => value.toLocaleString('en')
  const loginAt = logins[0] ?? 0
  const band = { x: x(loginAt), y: upper.top, width: x(loginAt + loginMs) - x(loginAt), height: upper.height }

  return {
    file: 'one-login.svg',
    svg: svgOf({
      title: `${count(processes)} processes, ${logins.length} login`,
      subtitle: `The server has ended their session, and all of them call at once. Each for itself would log in: ${count(processes)} logins.`,
      notes,
      width,
      height: lower.top + lower.height + 46 + margin + notes.length * 17,
      elements: [
        ...drawScale(niceTicks(processes, 2), upper, count),
        box(band, 'band'),
        text('the login', {
          x: band.x + band.width / 2,
          y: upper.top + 18,
          looks: 'band-text',
          anchor: 'middle',
        }),
        ...drawServed(phase, x, processes),
        text('processes served', { x: left, y: upper.top - 8, looks: 'strong' }),
        text('calls of the store in 0.1 s', { x: left, y: lower.top - 8, looks: 'strong' }),
        ...drawCalls(phase, x, count),
        ...drawSeconds(endMs, x),
      ],
    }),
  }
}

type Panel = typeof upper
type Write = (value: number) => string

function drawScale(ticks: readonly number[], { top, height }: Panel, write: Write): readonly string[] {
  const most = ticks.at(-1) ?? 1
  return ticks.flatMap((tick) => {
    const y = top + height - (height * tick) / most
    return [
      `<path class="line" d="M${round(left)} ${round(y)}H${round(right)}"/>`,
      text(write(tick), { x: left - 8, y: y + 4, looks: 'quiet number', anchor: 'end' }),
    ]
  })
}

function drawServed({ curve }: Phase, x: (ms: number) => number, processes: number): readonly string[] {
  const most = niceTicks(processes, 2).at(-1) ?? processes
  const { top, height } = upper
  let served = 0
  const points = curve.map((moment, place) => {
    served += moment.served
    return `${round(x((place + 1) * tenthMs))} ${round(top + height - (height * served) / most)}`
  })
  const base = round(top + height)
  const line = `M${round(left)} ${base}L${points.join('L')}`
  return [`<path class="area" d="${line}V${base}Z"/>`, `<path class="curve" d="${line}"/>`]
}

function drawCalls({ curve }: Phase, x: (ms: number) => number, write: Write): readonly string[] {
  const ticks = niceTicks(Math.max(...curve.map(({ calls }) => calls)), 2)
  const most = ticks.at(-1) ?? 1
  const { top, height } = lower
  const bars = curve.map(({ calls }, place) => {
    const tall = (height * calls) / most
    const from = x(place * tenthMs) + 1
    return box(
      { x: from, y: top + height - tall, width: x((place + 1) * tenthMs) - from, height: tall },
      'ours',
    )
  })
  return [...drawScale(ticks, lower, write), ...bars]
}

function drawSeconds(endMs: number, x: (ms: number) => number): readonly string[] {
  const y = lower.top + lower.height + 20
  return niceTicks(endMs / 1000, 5)
    .filter((second) => second * 1000 <= endMs)
    .map((second) => text(`${second} s`, { x: x(second * 1000), y, looks: 'quiet number', anchor: 'middle' }))
}
