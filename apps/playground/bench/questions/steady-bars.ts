import { peers } from '../contestants/contestants.ts'
import { plainFetch, plainKy } from '../contestants/senders.ts'
import { sessionFetch, sessionFetchOnNode, sessionHttp, sessionHttpOnNode } from '../contestants/sessions.ts'
import type { Costs } from '../measure/cost.ts'
import type { Bar } from '../table.ts'

/** What a session may cost: least against least, the worse of GET and POST decides. */
export function steadyBars(costs: Costs): readonly Bar[] {
  const ratios = (name: string, base: string): number[] => {
    const [own, other] = [costs.get(name), costs.get(base)]
    return own && other
      ? [own.get.cpu.least / other.get.cpu.least, own.post.cpu.least / other.post.cpu.least]
      : [NaN]
  }
  const bar = (wish: string, found: readonly number[], most: number): Bar => ({
    wish: `${wish}, at most ${most}`,
    figure: found.map((ratio) => ratio.toFixed(3)).join(' and '),
    met: found.every((ratio) => ratio <= most),
  })
  const best = peers
    .map(({ name }) => ratios(sessionFetchOnNode.name, name))
    .reduce((one, other) => one.map((ratio, place) => Math.max(ratio, other[place] ?? NaN)))

  return [
    bar('session.fetch to fetch, GET and POST', ratios(sessionFetch.name, plainFetch.name), 1.05),
    bar('session.http to ky, GET and POST', ratios(sessionHttp.name, plainKy.name), 1.08),
    bar('session.fetch on nodeTransport to fetch', ratios(sessionFetchOnNode.name, plainFetch.name), 0.42),
    bar('session.fetch on nodeTransport to the cheapest peer', best, 1),
    bar('session.http on nodeTransport to fetch', ratios(sessionHttpOnNode.name, plainFetch.name), 1),
  ]
}
