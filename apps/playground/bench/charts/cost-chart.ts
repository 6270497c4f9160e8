import { sessions } from '../contestants/contestants.ts'
import type { Costs } from '../measure/cost.ts'
import { figure } from '../measure/figure.ts'
import type { Chart } from '../table.ts'
import { box, margin, svgOf, text } from './drawing.ts'

/** What a chart of costs shows: by GET and by POST. */
export interface CostChart {
  readonly get: Costs
  readonly post: Costs
  /** How and where it was measured: a line each. */
  readonly notes: readonly string[]
}

const size = { width: 760, names: 168, row: 25, top: 108, gap: 26, value: 44 }
const ours = new Set(sessions.map(({ name }) => name))

/** What a call costs, client by client, the cheapest first. */
export function chartOfCosts({ get, post, notes }: CostChart): Chart {
  const names = [...get]
    .toSorted(([, one], [, other]) => one.cpu.median - other.cpu.median)
    .map(([name]) => name)
  const panel = (size.width - 2 * margin - size.names - 2 * size.gap) / 2
  const all = [...get.values(), ...post.values()]
  const most = Math.max(...all.map(({ cpu }) => cpu.median))
  const bars = (panel - size.value) / most
  const drawPanel = (method: string, costs: Costs, place: number): readonly string[] => {
    const x = margin + size.names + size.gap + place * (panel + size.gap)
    return [
      text(method, { x, y: size.top - 14, looks: 'strong' }),
      ...names.flatMap((name, row) => drawBar(name, costs, { x, y: size.top + row * size.row, bars })),
    ]
  }
  const labels = names.map((name, row) =>
    text(name, {
      x: margin + size.names,
      y: size.top + row * size.row + 14,
      looks: ours.has(name) ? 'strong' : '',
      anchor: 'end',
    }),
  )
  return {
    file: 'cost-of-a-call.svg',
    svg: svgOf({
      title: 'What a call costs',
      subtitle:
        'CPU of the calling process in µs a request: full colour is the least, pale the median of all rounds.',
      notes,
      width: size.width,
      height: size.top + names.length * size.row + 24 + margin + notes.length * 17,
      elements: [...labels, ...drawPanel('GET', get, 0), ...drawPanel('POST', post, 1)],
    }),
  }
}

/** One bar: the median pale, the least upon it, the median's figure behind it. */
function drawBar(
  name: string,
  costs: Costs,
  { x, y, bars }: { readonly x: number; readonly y: number; readonly bars: number },
): readonly string[] {
  const { cpu } = costs.get(name) ?? {}
  if (!cpu) return []
  const looks = ours.has(name) ? 'ours' : 'theirs'
  return [
    box({ x, y: y + 3, width: cpu.median * bars, height: 14 }, `${looks}-pale`),
    box({ x, y: y + 3, width: cpu.least * bars, height: 14 }, looks),
    text(figure(cpu.median), { x: x + cpu.median * bars + 6, y: y + 14, looks: 'number quiet' }),
  ]
}
