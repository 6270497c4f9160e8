import type { Happened } from './happened.ts'

/** What the picture shows, in a sentence: `50 calls · 1 login · 5 refused · 5 replays`. */
export function summarize({ calls, exchanges }: Happened): string {
  const count = (test: (exchange: Happened['exchanges'][number]) => boolean): number =>
    exchanges.filter(test).length
  const logins = count(({ purpose }) => purpose === 'login')
  const renewals = count(({ purpose }) => purpose === 'renewal')
  const parts: readonly (readonly [number, string, string])[] = [
    [calls.length, 'call', 'calls'],
    [logins, 'login', 'logins'],
    [renewals, 'renewal', 'renewals'],
    [count(({ status = 200 }) => status >= 300), 'refusal', 'refusals'],
    [count(({ purpose }) => purpose === 'replay'), 'replay', 'replays'],
    [count(({ status }) => status === 0), 'lost', 'lost'],
    [count(({ purpose }) => purpose === 'logout'), 'logout', 'logouts'],
  ]

  const said = parts.filter(([number], index) => number > 0 || (index < 2 && exchanges.length > 0))
  return said.map(([number, one, many]) => `${number} ${number === 1 ? one : many}`).join(' · ')
}
