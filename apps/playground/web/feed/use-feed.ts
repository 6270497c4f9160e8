import type { FeedEntry } from '../../shared/feed-entry.ts'
import { createFeedStore, type FeedState } from './feed-store.ts'
import { createPace } from './pace.ts'
import { useEffect, useState } from 'preact/hooks'

/** What the page knows, and whether the server is there. */
export interface FeedView {
  readonly feed: FeedState
  readonly connected: boolean
}

/** Listens to the server; draws at its own pace, however much it is told. `restarted` hears of another server. */
export function useFeed(restarted: () => void): FeedView {
  const [store] = useState(createFeedStore)
  const [feed, setFeed] = useState(store.state)
  const [connected, setConnected] = useState(false)

  useEffect(() => {
    const source = new EventSource('/api/feed')
    let serverRun: string | undefined
    const pace = createPace(() => setFeed(store.state()))

    source.addEventListener('open', () => setConnected(true))
    source.addEventListener('error', () => setConnected(false))
    source.addEventListener('hello', (event: MessageEvent<string>) => {
      const hello = JSON.parse(event.data) as { readonly serverRun: string }
      if (serverRun !== undefined && serverRun !== hello.serverRun) {
        store.reset()
        setFeed(store.state())
        restarted()
      }
      serverRun = hello.serverRun
      pace.ask()
    })
    source.addEventListener('message', (event: MessageEvent<string>) => {
      store.take(JSON.parse(event.data) as FeedEntry)
      pace.ask()
    })
    return () => {
      source.close()
      pace.stop()
    }
  }, [])

  return { feed, connected }
}
