import type { StoryRun } from '../../scenarios/story-run.ts'
import type { FeedEntry } from '../../server/recording/feed.ts'
import type { Card } from '../../shared/card.ts'
import type { Exchange } from '../../shared/exchange.ts'
import type { RecordedCall } from '../../shared/recorded-call.ts'
import type { RecordedEvent } from '../../shared/recorded-event.ts'
import type { VendorName } from '../../shared/vendor.ts'
import { createBoundedMap } from './bounded-map.ts'

/** What happened on one stage: the cards' own, or a story's. */
export interface StageRecord {
  readonly exchanges: ReadonlyMap<string, Exchange>
  readonly calls: ReadonlyMap<string, RecordedCall>
  readonly events: ReadonlyMap<string, RecordedEvent>
}

/** All that the page knows. Maps are written to in place; `version` grows with every change. */
export interface FeedState {
  readonly version: number
  readonly stages: ReadonlyMap<string, StageRecord>
  readonly cards: Readonly<Partial<Record<VendorName, Card>>>
  readonly stories: ReadonlyMap<string, StoryRun>
}

/** Takes in what the server tells. */
export interface FeedStore {
  readonly state: () => FeedState
  readonly take: (entry: FeedEntry) => void
  /** The server is another one: nothing that was known holds. */
  readonly reset: () => void
}

/** As much as an eye can take in, and a page can draw without stumbling. */
const mostPerStage = 600
const mostStages = 8

const emptyStage = () => ({
  exchanges: createBoundedMap<Exchange>(mostPerStage),
  calls: createBoundedMap<RecordedCall>(mostPerStage),
  events: createBoundedMap<RecordedEvent>(mostPerStage),
})

/** Keeps the newest things, and no more than a bounded number of them. */
export function createFeedStore(): FeedStore {
  let version = 0
  let cards: FeedState['cards'] = {}
  let stages = createBoundedMap<ReturnType<typeof emptyStage>>(mostStages, 'live')
  let stories = createBoundedMap<StoryRun>(mostStages)

  const stageOf = (name: string): ReturnType<typeof emptyStage> => {
    const known = stages.get(name)
    if (known !== undefined) return known

    const fresh = emptyStage()
    stages.put(name, fresh)
    return fresh
  }

  return {
    state: () => ({ version, stages, cards, stories }),
    reset: () => {
      version += 1
      cards = {}
      stages = createBoundedMap(mostStages, 'live')
      stories = createBoundedMap(mostStages)
    },
    take: (entry) => {
      version += 1
      switch (entry.type) {
        case 'exchange':
          stageOf(entry.stage).exchanges.put(entry.id, entry.exchange)
          return
        case 'call':
          stageOf(entry.stage).calls.put(entry.id, entry.call)
          return
        case 'event':
          stageOf(entry.stage).events.put(entry.id, entry.event)
          return
        case 'card':
          cards = { ...cards, [entry.card.vendor]: entry.card }
          return
        case 'story':
          stories.put(entry.id, entry.story)
      }
    },
  }
}
