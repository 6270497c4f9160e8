import { useNow } from '../card/use-now.ts'
import type { FeedState } from '../feed/feed-store.ts'
import type { View } from '../use-view.ts'
import { type Happened, happenedSince } from './happened.ts'
import { useMemo, useState } from 'preact/hooks'

/** What is drawn, and whether it stands still. */
export interface ShownHappenings {
  readonly happened: Happened
  readonly isPaused: boolean
  readonly togglePause: () => void
}

/** So many requests and more are costly to draw: what waits among them grows by the second. */
const crowd = 150

/** What there is to draw, up to now while somebody waits, unless it was paused. */
export function useHappened(feed: FeedState, { channel, since }: View): ShownHappenings {
  const [paused, setPaused] = useState<Happened>()
  const record = feed.channels.get(channel)
  const isWaiting = [...(record?.calls.values() ?? [])].some(({ outcome }) => outcome === undefined)
  const isCrowded = (record?.exchanges.size ?? 0) > crowd
  const now = useNow(isWaiting && paused === undefined, feed.version, isCrowded ? 1000 : 120)
  const newest = useMemo(() => happenedSince(record, since, now), [feed.version, channel, since, now])

  return {
    happened: paused ?? newest,
    isPaused: paused !== undefined,
    togglePause: () => setPaused(paused === undefined ? newest : undefined),
  }
}
