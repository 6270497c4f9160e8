import { createBenchSession } from '../contestants/sessions.ts'
import { nodeTransport } from '@org/session-core/node'

/** Sends a stream, in a process of its own, and tells what that cost. */
export interface StreamOrder {
  readonly origin: string
  readonly transport: 'fetch' | 'nodeTransport'
  /** Alone, or under a session. */
  readonly way: 'alone' | 'session'
  /** What is sent without a session. */
  readonly token: string
  readonly mebibytes: number
}

/** How long it took, and how much larger the process was meanwhile. */
export interface StreamCost {
  readonly ms: number
  readonly grownBytes: number
}

const mebibyte = 1_048_576
const pieceBytes = 65_536

/** One buffer that is filled again and again, as whoever reads a file does: it costs no memory itself. */
function streamOf(mebibytes: number): ReadableStream<Uint8Array> {
  const buffer = new Uint8Array(pieceBytes)
  let left = (mebibytes * mebibyte) / pieceBytes
  return new ReadableStream(
    {
      pull: (controller) => {
        if (left === 0) controller.close()
        else controller.enqueue(buffer.fill((left -= 1)))
      },
    },
    { highWaterMark: 0 },
  )
}

async function measure({ origin, transport, way, token, mebibytes }: StreamOrder): Promise<StreamCost> {
  const send = transport === 'fetch' ? fetch : nodeTransport()
  const alone: typeof fetch = (url, init) =>
    send(url, { ...init, headers: { authorization: `Bearer ${token}` } })
  const call = way === 'alone' ? alone : createBenchSession(origin, { transport: send }).fetch
  const upload = async (size: number): Promise<void> => {
    const init = { method: 'POST', body: streamOf(size), duplex: 'half' }
    const { received } = (await (await call(`${origin}upload`, init)).json()) as { readonly received: number }
    if (received !== size * mebibyte) throw new Error(`${received} bytes arrived`)
  }
  await upload(Math.min(mebibytes, 32))

  const before = process.memoryUsage.rss()
  let most = before
  const look = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 5)
  const started = performance.now()
  await upload(mebibytes)
  const ms = performance.now() - started
  clearInterval(look)
  return { ms, grownBytes: Math.max(most, process.memoryUsage.rss()) - before }
}

process.once('message', (order: StreamOrder) => {
  void measure(order).then((cost) => process.send?.(cost, () => process.exit()))
})
