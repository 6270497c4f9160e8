import type { Exchange } from '../../shared/exchange.ts'
import { challengedBy } from './challenged.ts'
import type { Happened } from './happened.ts'

/** What the picture shows, in a sentence: `50 calls · 1 login · 5 refusals · 5 replays`. */
export function summarize(happened: Happened): string {
  const { calls, exchanges } = happened
  const challenged = challengedBy(happened)
  const count = (test: (exchange: Exchange) => boolean): number => exchanges.filter(test).length
  const parts: readonly (readonly [number, string, string])[] = [
    [calls.length, 'call', 'calls'],
    [count(({ id, purpose }) => purpose === 'login' && !challenged.has(id)), 'login', 'logins'],
    [count(({ purpose }) => purpose === 'renewal'), 'renewal', 'renewals'],
    [count((exchange) => isRefused(exchange) && !challenged.has(exchange.id)), 'refusal', 'refusals'],
    [challenged.size, 'question', 'questions'],
    [count(({ purpose }) => purpose === 'replay'), 'replay', 'replays'],
    [count(({ status }) => status === 0), 'lost', 'lost'],
    [count(({ purpose }) => purpose === 'logout'), 'logout', 'logouts'],
  ]

  return parts
    .filter(([number]) => number > 0)
    .map(([number, one, many]) => `${number} ${number === 1 ? one : many}`)
    .join(' · ')
}

/** That a session which has ended cannot be logged out is no news. */
const isRefused = ({ purpose, status = 200 }: Exchange): boolean => status >= 300 && purpose !== 'logout'
