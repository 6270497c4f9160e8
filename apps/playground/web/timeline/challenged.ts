import type { Exchange } from '../../shared/exchange.ts'
import type { Happened } from './happened.ts'

/** Clocks of events tell whole milliseconds. */
const tick = 1

/** The logins that were answered with a question, for a one-time password: by status a refusal, in truth half of a login. */
export function challengedBy({
  events,
  exchanges,
}: Pick<Happened, 'events' | 'exchanges'>): ReadonlySet<string> {
  const asked = events.filter(({ type }) => type === 'challenge')
  const found = asked.map(({ at, lane, process }) =>
    exchanges.findLast(
      (exchange) =>
        isLogin(exchange) &&
        exchange.lane === lane &&
        exchange.process === process &&
        exchange.startedAt <= at + tick,
    ),
  )
  return new Set(found.flatMap((exchange) => (exchange === undefined ? [] : [exchange.id])))
}

const isLogin = ({ purpose }: Exchange): boolean => purpose === 'login' || purpose === 'renewal'
