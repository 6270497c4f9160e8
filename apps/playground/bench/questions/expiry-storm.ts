import type { BenchServer } from '../server/start-server.ts'
import type { Table } from '../table.ts'
import { askCrowd } from './crowd.ts'

/** How large a storm is. */
export interface StormSize {
  readonly callers: number
  /** Requests of all callers between two expiries. */
  readonly everyRequests: number
}

const times = 10

/** What happens when the server ends all sessions under load, again and again? */
export function expiryStorm(server: BenchServer, { callers, everyRequests }: StormSize): Promise<Table> {
  // One stretch before the first expiry, one after the last.
  const callsEach = Math.ceil(((times + 1) * everyRequests) / callers)
  return askCrowd(
    server,
    { callers, callsEach, expiry: { everyRequests, times } },
    {
      question: 'Expiry storm: what happens when the server ends all sessions?',
      setting:
        `${callers} callers, ${callsEach} requests each, one after the other; ` +
        `after every ${everyRequests} requests the server forgets all tokens, ${times} times. ` +
        'Logins made; requests that the server refused; calls that failed.',
      wish: `${times + 1} logins, nothing lost`,
      keeps: ({ logins, failed }) => logins === times + 1 && failed === 0,
    },
  )
}
