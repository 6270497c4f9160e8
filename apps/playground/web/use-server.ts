import type { Overview } from '../shared/overview.ts'
import { getOverview } from './feed/api.ts'
import type { FeedState } from './feed/feed-store.ts'
import { useFeed } from './feed/use-feed.ts'
import type { View } from './use-view.ts'
import { useCallback, useEffect, useState } from 'preact/hooks'

/** What is known of the server and from it. */
export interface ServerState {
  /** Undefined until it is known. */
  readonly connected: boolean | undefined
  readonly feed: FeedState
  /** Absent until it has answered. */
  readonly overview: Overview | undefined
}

/** Listens to the server; one that was started anew is asked anew, and its own sessions are looked at. */
export function useServer(view: View): ServerState {
  const [overview, setOverview] = useState<Overview>()
  const load = useCallback(() => {
    view.show('live')
    void getOverview().then(setOverview)
  }, [])
  const { connected, feed } = useFeed(load)
  useEffect(load, [])

  return { connected, feed, overview }
}
