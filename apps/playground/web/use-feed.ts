import type { FeedEntry } from '../server/feed.ts'
import { createFeedStore, type FeedState } from './feed-store.ts'
import { useEffect, useState } from 'preact/hooks'

/** What the page knows, and whether the server is there. */
export interface FeedView {
  readonly feed: FeedState
  readonly connected: boolean
}

/** Listens to the server; draws at most once a frame, however much it tells. `restarted` hears of another server. */
export function useFeed(restarted: () => void): FeedView {
  const [store] = useState(createFeedStore)
  const [feed, setFeed] = useState(store.state)
  const [connected, setConnected] = useState(false)

  useEffect(() => {
    const source = new EventSource('/api/feed')
    let serverRun: string | undefined
    let frame: number | undefined
    const draw = (): void => {
      // A page in the background draws no frames, and has nobody to draw them for.
      frame ??= requestAnimationFrame(() => {
        frame = undefined
        setFeed(store.state())
      })
    }

    source.addEventListener('open', () => setConnected(true))
    source.addEventListener('error', () => setConnected(false))
    source.addEventListener('hello', (event: MessageEvent<string>) => {
      const hello = JSON.parse(event.data) as { readonly serverRun: string }
      if (serverRun !== undefined && serverRun !== hello.serverRun) {
        store.reset()
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
      if (frame !== undefined) cancelAnimationFrame(frame)
    }
  }, [])

  return { feed, connected }
}
