import { answerOf } from '../measure/answer-of.ts'
import type { Counts, Order } from './orders.ts'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A server in another process, and what it saw. */
export interface BenchServer extends AsyncDisposable {
  /** Ends in a slash. */
  readonly origin: string
  /** Forgets everything, and behaves like this from now on. */
  readonly start: (behaviour?: Omit<Order, 'what'>) => Promise<void>
  readonly counts: () => Promise<Counts>
}

/** Starts the server on a free port of this machine. It ends with its owner, at the latest with the process. */
export async function startServer(): Promise<BenchServer> {
  const child = fork(fileURLToPath(new URL('answering-server.ts', import.meta.url)), { execArgv: [] })
  const port = (await answerOf(child)) as number

  const tell = async (order: Order): Promise<Counts> => {
    child.send(order)
    return (await answerOf(child)) as Counts
  }

  return {
    origin: `http://127.0.0.1:${port}/`,
    start: async (behaviour) => {
      await tell({ what: 'start', ...behaviour })
    },
    counts: () => tell({ what: 'count' }),
    [Symbol.asyncDispose]: async () => {
      const gone = once(child, 'exit')
      child.disconnect()
      await gone
    },
  }
}
