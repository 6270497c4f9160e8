import type { FeedEntry } from '../server/feed.ts'
import { createFeedStore, type FeedState } from './feed-store.ts'
import { useEffect, useState } from 'preact/hooks'

/** What the page knows, and whether the server is there. */
export interface FeedView {
  readonly feed: FeedState
  readonly connected: boolean
}

/** Often enough for an eye, and seldom enough that a burst of events leaves the page free in between. */
const drawEveryMs = 60

/** Listens to the server; draws at its own pace, however much it is told. `restarted` hears of another server. */
export function useFeed(restarted: () => void): FeedView {
  const [store] = useState(createFeedStore)
  const [feed, setFeed] = useState(store.state)
  const [connected, setConnected] = useState(false)

  useEffect(() => {
    const source = new EventSource('/api/feed')
    let serverRun: string | undefined
    let drawing: ReturnType<typeof setTimeout> | undefined
    const draw = (): void => {
      drawing ??= setTimeout(() => {
        drawing = undefined
        setFeed(store.state())
      }, drawEveryMs)
    }

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
      draw()
    })
    source.addEventListener('message', (event: MessageEvent<string>) => {
      store.take(JSON.parse(event.data) as FeedEntry)
      draw()
    })
    return () => {
      source.close()
      clearTimeout(drawing)
    }
  }, [])

  return { feed, connected }
}
