import { type FeedMessage, openFeedSource } from './feed-source.ts'

/** Listens to the feed, through the connection that all tabs share where the browser knows how; returns what ends it. */
export function listenToFeed(hear: (message: FeedMessage) => void): () => void {
  if (!('SharedWorker' in globalThis)) return openFeedSource(hear)

  const { port } = new SharedWorker(new URL('feed-worker.ts', import.meta.url), { type: 'module' })
  port.addEventListener('message', ({ data }: MessageEvent<FeedMessage>) => hear(data))
  port.start()
  const leave = (): void => port.postMessage('leaving')
  addEventListener('pagehide', leave)
  return () => {
    removeEventListener('pagehide', leave)
    leave()
  }
}
