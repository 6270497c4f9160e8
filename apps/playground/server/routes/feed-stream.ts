import type { FeedEntry } from '../../shared/feed-entry.ts'
import type { Feed } from '../../shared/recording/feed.ts'

/** Browsers that may read at a time; the tabs of one share a reader. */
const mostReaders = 100
/** A slow reader that is this many messages behind is cut off; it comes back and gets what is kept. */
const mostWaiting = 4000

/** How a server is told from the one that ran before it under the same address. */
export interface FeedStreamParts {
  readonly feed: Feed
  readonly serverRun: string
}

/** Opens the feed for one reader. `lastSeen` is what its browser saw last, `run:seq`. */
export type FeedStream = (lastSeen?: string) => Response

/**
 * The feed as server-sent events, for at most a hundred readers; one more gets a 503. A reader gets what came after
 * what it saw last, or everything when the server has been started again. An entry is encoded once for all of them.
 */
export function createFeedStream({ feed, serverRun }: FeedStreamParts): FeedStream {
  const encoder = new TextEncoder()
  const encoded = new WeakMap<FeedEntry, Uint8Array>()
  let readers = 0

  const encode = (entry: FeedEntry): Uint8Array => {
    const bytes =
      encoded.get(entry) ??
      encoder.encode(`id: ${serverRun}:${entry.seq}\ndata: ${JSON.stringify(entry)}\n\n`)
    encoded.set(entry, bytes)
    return bytes
  }

  const follow = (seen: number): ReadableStream<Uint8Array> => {
    let leave = (): unknown => undefined
    readers += 1

    return new ReadableStream<Uint8Array>({
      start: (controller) => {
        const send = (entry: FeedEntry): void => {
          controller.enqueue(encode(entry))
          if ((controller.desiredSize ?? 0) > -mostWaiting) return
          leave()
          controller.close()
        }
        controller.enqueue(
          encoder.encode(`retry: 500\nevent: hello\ndata: ${JSON.stringify({ serverRun })}\n\n`),
        )
        for (const entry of feed.since(seen)) send(entry)
        const unsubscribe = feed.subscribe(send)
        leave = () => {
          unsubscribe()
          readers -= 1
          leave = () => undefined
        }
      },
      cancel: () => {
        leave()
      },
    })
  }

  return (lastSeen = '') => {
    if (readers >= mostReaders) return tooMany()

    const [run, seq] = lastSeen.split(':', 2)
    const body = follow(run === serverRun ? Number(seq) : 0)
    return new Response(body, { headers: { 'content-type': 'text/event-stream; charset=utf-8' } })
  }
}

const tooMany = (): Response =>
  new Response(`This playground is open in ${mostReaders} browsers already. Close one of them.`, {
    status: 503,
  })
