import { loaded } from '../errors/loaded.ts'
import type { Wire } from '../protocol.ts'
import type { Connection } from './connection.ts'
import { lateKy } from './late-ky.ts'
import { assertSignalsFit } from './own-signal.ts'
import { createPlainFetch } from './plain-fetch.ts'
import { loadKy } from './rooms.ts'
import type { KyInstance } from 'ky'

/** What a wire is made from: the work's own signal, and who answers its challenge. */
export interface WireParts {
  readonly signal: AbortSignal
  /** The deadline, in monotonic milliseconds. */
  readonly endsBy: () => number
  readonly ask: Wire['ask']
  /** Called before each message: where it rejects, nothing is sent. */
  readonly beforeMessage?: (() => Promise<void>) | undefined
}

/** A protocol's own way to its server, without a session on it. */
export function createWire(connection: Connection, { signal, endsBy, ask, beforeMessage }: WireParts): Wire {
  assertSignalsFit(connection.fail, signal)
  const send = createPlainFetch(connection, signal)
  const fetch: typeof globalThis.fetch = async (input, init) => {
    await beforeMessage?.()
    return send(input, init)
  }
  let http: KyInstance | undefined

  return {
    fetch,
    get http() {
      return (http ??= lateKy(async () => kyOver(connection, fetch)))
    },
    signal,
    leftMs: () => endsBy() - connection.clock.monotonic(),
    ask,
  }
}

async function kyOver({ url, fail }: Connection, fetch: typeof globalThis.fetch): Promise<KyInstance> {
  const { bareKy } = await loaded(fail, loadKy())
  return bareKy({
    baseUrl: url.href,
    fetch,
    // None, in other words: a stream is ky's then, and read before it is sent.
    retry: { limit: 0 },
    throwHttpErrors: false,
    parseJson: (text, { response: { status } }) => {
      try {
        return JSON.parse(text) as unknown
      } catch {
        // The platform's own message quotes the text.
        throw fail('unexpected-reply', 'The answer is not JSON. Check url.', { vendor: { status } })
      }
    },
  })
}
