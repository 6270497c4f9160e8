import { peers } from '../../contestants/contestants.ts'
import { plainFetch } from '../../contestants/fetches.ts'
import { plainKy, undiciRequest } from '../../contestants/senders.ts'
import {
  sessionFetch,
  sessionFetchOnNode,
  sessionHttp,
  sessionHttpOnNode,
} from '../../contestants/sessions.ts'
import type { Costs } from '../../measure/cost.ts'
import { isAtMost, type Ratio, ratioOf, sayRatio } from '../../measure/ratio.ts'
import type { Bar } from '../../table.ts'

/** What a session may cost, by one method. */
export function steadyBars(method: string, costs: Costs): readonly Bar[] {
  const ratio = (name: string, base: string): Ratio =>
    ratioOf(costs.get(name)?.rounds ?? [], costs.get(base)?.rounds ?? [])
  const bar = (own: string, base: string, most: number): Bar =>
    ratioBar(`${method}: ${own} to ${base}, at most ${most}`, ratio(own, base), most)
  const cheapest = peers
    .map(({ name }) => name)
    .reduce((one, other) => (median(costs, other) < median(costs, one) ? other : one), undiciRequest.name)

  return [
    bar(sessionFetch.name, plainFetch.name, 1.05),
    bar(sessionHttp.name, plainKy.name, 1.08),
    bar(sessionFetchOnNode.name, plainFetch.name, 0.42),
    bar(sessionFetchOnNode.name, cheapest, 1),
    bar(sessionHttpOnNode.name, plainFetch.name, 1),
  ]
}

/** A ratio beside what it may be at most; where the scatter allows both, that is what it says. */
export function ratioBar(wish: string, ratio: Ratio, most: number): Bar {
  const { median, least } = ratio
  const difference = sayRatio(ratio, 3)
  return {
    wish,
    figure: `${median.toFixed(3)} (${difference === 'none' ? 'no difference' : difference}; least to least ${least.toFixed(3)})`,
    met: isAtMost(ratio, most),
  }
}

function median(costs: Costs, name: string): number {
  return costs.get(name)?.cpu.median ?? NaN
}
