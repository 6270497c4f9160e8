import { play } from '../scenarios/play.ts'
import { stories } from '../scenarios/stories.ts'
import { createFeed } from '../shared/recording/feed.ts'
import { createFeedStore } from '../web/feed/feed-store.ts'
import { drawTimeline } from '../web/timeline/draw-timeline.ts'
import { happenedSince } from '../web/timeline/happened.ts'
import { expect, it } from 'vitest'

it.each(stories)('$name: every promise of the story is kept, and its picture is drawn', async (story) => {
  const feed = createFeed()
  const store = createFeedStore()
  feed.subscribe(store.take)
  const { error, findings, state } = await play(story, { feed })

  const [channel] = store.state().channels.values()
  const happened = happenedSince(channel, 0, Date.now())
  const { bars } = drawTimeline(happened, { width: 1000, zoom: 1, longestIdle: 500, mostStretches: 8 })
  const drawn = new Set(bars.map(({ kind }) => kind))

  expect(findings.filter(({ kept }) => !kept)).toEqual([])
  expect(findings.length).toBeGreaterThan(2)
  expect({ error, state }).toEqual({ error: undefined, state: 'kept' })
  expect(drawn).toContain('exchange')
})
