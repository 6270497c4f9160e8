import type { FeedEntry } from '../../shared/feed-entry.ts'

/** What a page hears of the feed. After a `hello` of another run, nothing that was known holds. */
export type FeedMessage =
  | { readonly type: 'connection'; readonly connected: boolean }
  | { readonly type: 'hello'; readonly serverRun: string }
  | { readonly type: 'entry'; readonly entry: FeedEntry }

/** Reads the server's feed, and reconnects by itself; returns what ends it. */
export function openFeedSource(hear: (message: FeedMessage) => void): () => void {
  const source = new EventSource('/api/feed')

  source.addEventListener('open', () => hear({ type: 'connection', connected: true }))
  source.addEventListener('error', () => hear({ type: 'connection', connected: false }))
  source.addEventListener('hello', (event: MessageEvent<string>) => {
    const { serverRun } = JSON.parse(event.data) as { readonly serverRun: string }
    hear({ type: 'hello', serverRun })
  })
  source.addEventListener('message', (event: MessageEvent<string>) => {
    hear({ type: 'entry', entry: JSON.parse(event.data) as FeedEntry })
  })
  return () => source.close()
}
