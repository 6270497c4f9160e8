/** One exchange as it was recorded. A body that is no string stands for its JSON text. */
export interface RecordedExchange {
  /** What has to be sent. */
  readonly request: {
    readonly method: string
    /** Path and query. */
    readonly path: string
    /** Those that matter; others may be there. */
    readonly headers: Readonly<Record<string, string>>
    readonly body: unknown
  }
  /** What is answered. */
  readonly response: {
    readonly status: number
    readonly headers: Readonly<Record<string, string>>
    readonly body: unknown
  }
}

/** A server that knows its lines. */
export interface TranscriptReplay {
  /** @throws Error that says how a request differs from the recorded one. */
  readonly fetch: typeof globalThis.fetch
  /** What was never asked for, as `POST /login`: nothing, in a test that passes. */
  readonly unsent: readonly string[]
}

/** Answers from recorded exchanges, in their order. */
export function replayTranscript(exchanges: readonly RecordedExchange[]): TranscriptReplay {
  let next = 0

  return {
    fetch: async (input, init) => {
      const request = new Request(input, init)
      const sent = await request.text()
      const exchange = exchanges[next]
      const differences =
        exchange === undefined ? ['nothing more was recorded'] : compare(exchange, request, sent)
      if (exchange === undefined || differences.length > 0) {
        const { pathname, search } = new URL(request.url)
        throw new Error(
          `Exchange ${next + 1}, ${request.method} ${pathname}${search}: ${differences.join('; ')}.`,
        )
      }

      next += 1
      const { status, headers, body } = exchange.response
      return new Response(textOf(body) === '' ? null : textOf(body), { status, headers })
    },
    get unsent() {
      return exchanges.slice(next).map(({ request }) => `${request.method} ${request.path}`)
    },
  }
}

function compare({ request: recorded }: RecordedExchange, request: Request, sent: string): readonly string[] {
  const { pathname, search } = new URL(request.url)
  const differ = (what: string, seen: string | null, expected: string): readonly string[] =>
    seen === expected ? [] : [`${what} is ${JSON.stringify(seen)}, recorded ${JSON.stringify(expected)}`]

  return [
    ...differ('method', request.method, recorded.method),
    ...differ('path', pathname + search, recorded.path),
    ...Object.entries(recorded.headers).flatMap(([name, value]) =>
      differ(`header ${name}`, request.headers.get(name), value),
    ),
    ...differ('body', sent, textOf(recorded.body)),
  ]
}

function textOf(body: unknown): string {
  if (typeof body === 'string') return body
  return body === undefined ? '' : JSON.stringify(body)
}
