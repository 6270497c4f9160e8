import { brand } from '../errors/transport-advice.ts'
import { pathWithout, transcriptDifferences, type WrittenRequest } from './transcript-differences.ts'

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

/** A server that answers only what was recorded. */
export interface TranscriptReplay {
  /**
   * @throws TypeError that says where a request differs from the recorded one. A session passes its words on, those of
   *   a login as `unreachable`. Headers and bodies are not quoted.
   */
  readonly fetch: typeof globalThis.fetch
  /**
   * The recorded requests that were never sent, such as `POST /login`: none, in a test that passes. Secrets in a query
   * are hidden.
   */
  readonly unsent: readonly string[]
}

/** Answers from recorded exchanges, in their order. */
export function replayTranscript(exchanges: readonly RecordedExchange[]): TranscriptReplay {
  if (!(Symbol.iterator in Object(exchanges)))
    throw new TypeError('replayTranscript takes a list of exchanges.')
  let next = 0

  return {
    fetch: async (input, init) => {
      const sent = await written(new Request(input, init))
      const exchange = exchanges[next]
      if (exchange === undefined) throw mismatch(next, sent, ['nothing more was recorded'])

      const { method, path, headers: due, body: expected } = exchange.request
      const recorded = { method, path, headers: new Headers(due), body: textOf(expected) }
      const differences = transcriptDifferences(sent, recorded)
      if (differences.length > 0) throw mismatch(next, sent, differences)

      next += 1
      const { status, headers, body } = exchange.response
      return new Response(textOf(body) === '' ? null : textOf(body), { status, headers })
    },
    get unsent() {
      return exchanges.slice(next).map(({ request }) => `${request.method} ${pathWithout(request.path)}`)
    },
  }
}

async function written(request: Request): Promise<WrittenRequest> {
  const { pathname, search } = new URL(request.url)
  const { method, headers } = request
  return { method, path: pathname + search, headers, body: await request.text() }
}

/** Branded as what nodeTransport says: a session keeps the words of no other failure, and these quote nothing. */
function mismatch(
  index: number,
  { method, path }: WrittenRequest,
  differences: readonly string[],
): TypeError {
  const sentence = `Exchange ${index + 1}, ${method} ${pathWithout(path)}: ${differences.join('; ')}.`
  return new TypeError(sentence, { cause: Object.assign(new Error(sentence), { [brand]: true }) })
}

function textOf(body: unknown): string {
  if (typeof body === 'string') return body
  return body === undefined ? '' : JSON.stringify(body)
}
