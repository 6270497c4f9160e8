import type { Feed, FeedEntry } from './feed.ts'

/** A slow reader that is this many messages behind is cut off; it comes back and gets what is kept. */
const mostWaiting = 4000

/** How a server is told from the one that ran before it under the same address. */
export interface FeedStreamParts {
  readonly feed: Feed
  readonly serverRun: string
}

/**
 * The feed as server-sent events. `lastSeen` is what the browser saw last, `run:seq`: it gets what came after, or
 * everything when the server has been started again.
 */
export function feedStream({ feed, serverRun }: FeedStreamParts, lastSeen = ''): Response {
  const [run, seq] = lastSeen.split(':', 2)
  const seen = run === serverRun ? Number(seq) : 0
  const encoder = new TextEncoder()
  let leave = (): unknown => undefined

  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      const send = (text: string): void => controller.enqueue(encoder.encode(text))
      const tell = (entry: FeedEntry): void => {
        send(`id: ${serverRun}:${entry.seq}\ndata: ${JSON.stringify(entry)}\n\n`)
        if ((controller.desiredSize ?? 0) > -mostWaiting) return
        leave()
        controller.close()
      }
      send(`retry: 500\nevent: hello\ndata: ${JSON.stringify({ serverRun })}\n\n`)
      for (const entry of feed.since(seen)) tell(entry)
      leave = feed.subscribe(tell)
    },
    cancel: () => {
      leave()
    },
  })
  return new Response(body, { headers: { 'content-type': 'text/event-stream; charset=utf-8' } })
}
