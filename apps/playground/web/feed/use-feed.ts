import { createFeedStore, type FeedState } from './feed-store.ts'
import { listenToFeed } from './listen-to-feed.ts'
import { createPace } from './pace.ts'
import { useEffect, useState } from 'preact/hooks'

/** What the page knows, and whether the server is there. */
export interface FeedView {
  readonly feed: FeedState
  /** Undefined until it is known. */
  readonly connected: boolean | undefined
}

/** Listens to the server; draws at its own pace, however much arrives. `restarted` is called for another server. */
export function useFeed(restarted: () => void): FeedView {
  const [store] = useState(createFeedStore)
  const [feed, setFeed] = useState(store.state)
  const [connected, setConnected] = useState<boolean>()

  useEffect(() => {
    let serverRun: string | undefined
    const pace = createPace(() => setFeed(store.state()))

    const leave = listenToFeed((message) => {
      if (message.type === 'connection') setConnected(message.connected)
      if (message.type === 'entry') store.take(message.entry)
      if (message.type === 'hello') {
        if (serverRun !== undefined && serverRun !== message.serverRun) {
          store.reset()
          setFeed(store.state())
          restarted()
        }
        ;({ serverRun } = message)
      }
      pace.ask()
    })
    return () => {
      leave()
      pace.stop()
    }
  }, [])

  return { feed, connected }
}
