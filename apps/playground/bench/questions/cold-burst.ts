import type { BenchServer } from '../server/start-server.ts'
import type { Table } from '../table.ts'
import { askCrowd } from './crowd.ts'

/** What happens when many call at once, and nobody has logged in? */
export function coldBurst(server: BenchServer, { callers }: { readonly callers: number }): Promise<Table> {
  return askCrowd(
    server,
    { callers, callsEach: 1 },
    {
      question: 'Cold burst: what happens when many call at once?',
      setting:
        `${callers} callers, one request each, nobody logged in. ` +
        'Logins made; requests that the server refused; calls that failed.',
      wish: 'one login, no refusal, no failure',
      keeps: ({ logins, refused, failed }) => logins === 1 && refused === 0 && failed === 0,
    },
  )
}
