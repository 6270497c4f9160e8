import { answerOf } from '../measure/answer-of.ts'
import type { Counts, Order, Reachable } from './orders.ts'
import type { Wire } from './wire.ts'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { fileURLToPath } from 'node:url'

/** A server in another process, and what it saw. */
export interface BenchServer extends AsyncDisposable {
  /** In the clear. Ends in a slash. */
  readonly origin: string
  readonly origins: Readonly<Record<Wire, string>>
  /** The authority that signed its certificate, as PEM; this process trusts it, whoever connects. */
  readonly ca: string
  /** Forgets everything, and behaves like this from now on. */
  readonly start: (behaviour?: Omit<Order, 'what'>) => Promise<void>
  readonly counts: () => Promise<Counts>
}

/** Starts the server on free ports of this machine. It ends with its owner, at the latest with the process. */
export async function startServer(): Promise<BenchServer> {
  const child = fork(fileURLToPath(new URL('answering-server.ts', import.meta.url)), { execArgv: [] })
  const { ca, ports } = (await answerOf(child)) as Reachable
  setDefaultCACertificates([...getCACertificates('default'), ca])

  const tell = async (order: Order): Promise<Counts> => {
    child.send(order)
    return (await answerOf(child)) as Counts
  }
  const origins = {
    http: `http://127.0.0.1:${ports.http}/`,
    tls: `https://127.0.0.1:${ports.tls}/`,
    http2: `https://127.0.0.1:${ports.http2}/`,
  }

  return {
    origin: origins.http,
    origins,
    ca,
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
