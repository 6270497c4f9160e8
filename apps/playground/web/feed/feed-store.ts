import type { Card } from '../../shared/card.ts'
import type { Diagnosis } from '../../shared/diagnosis.ts'
import type { Exchange } from '../../shared/exchange.ts'
import type { FeedEntry } from '../../shared/feed-entry.ts'
import type { RecordedCall } from '../../shared/recorded-call.ts'
import type { RecordedEvent } from '../../shared/recorded-event.ts'
import type { StoryRun } from '../../shared/story-run.ts'
import type { VendorName } from '../../shared/vendor.ts'
import { createBoundedMap } from './bounded-map.ts'

/** What happened on one channel: the cards' own, or a story's. */
export interface ChannelRecord {
  readonly exchanges: ReadonlyMap<string, Exchange>
  readonly calls: ReadonlyMap<string, RecordedCall>
  readonly events: ReadonlyMap<string, RecordedEvent>
}

/** All that the page knows. Maps are written to in place; `version` grows with every change. */
export interface FeedState {
  readonly version: number
  readonly channels: ReadonlyMap<string, ChannelRecord>
  readonly cards: Readonly<Partial<Record<VendorName, Card>>>
  readonly diagnoses: Readonly<Partial<Record<VendorName, Diagnosis>>>
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
const mostPerChannel = 600
const mostChannels = 16
/** Runs of stories: a mark each, and a few lines. */
const mostRuns = 200

const emptyChannel = () => ({
  exchanges: createBoundedMap<Exchange>(mostPerChannel),
  calls: createBoundedMap<RecordedCall>(mostPerChannel),
  events: createBoundedMap<RecordedEvent>(mostPerChannel),
})

/** Keeps the newest things, and no more than a bounded number of them. */
export function createFeedStore(): FeedStore {
  let version = 0
  let cards: FeedState['cards'] = {}
  let diagnoses: FeedState['diagnoses'] = {}
  let channels = createBoundedMap<ReturnType<typeof emptyChannel>>(mostChannels, 'live')
  let stories = createBoundedMap<StoryRun>(mostRuns)

  const channelOf = (name: string): ReturnType<typeof emptyChannel> => {
    const known = channels.get(name)
    if (known !== undefined) return known

    const fresh = emptyChannel()
    channels.put(name, fresh)
    return fresh
  }

  return {
    state: () => ({ version, channels, cards, diagnoses, stories }),
    reset: () => {
      version += 1
      cards = {}
      diagnoses = {}
      channels = createBoundedMap(mostChannels, 'live')
      stories = createBoundedMap(mostRuns)
    },
    take: (entry) => {
      version += 1
      switch (entry.type) {
        case 'exchange':
          channelOf(entry.channel).exchanges.put(entry.id, entry.exchange)
          return
        case 'call':
          channelOf(entry.channel).calls.put(entry.id, entry.call)
          return
        case 'event':
          channelOf(entry.channel).events.put(entry.id, entry.event)
          return
        case 'card':
          cards = { ...cards, [entry.card.vendor]: entry.card }
          return
        case 'diagnosis':
          diagnoses = { ...diagnoses, [entry.diagnosis.vendor]: entry.diagnosis }
          return
        case 'story':
          stories.put(entry.id, entry.story)
      }
    },
  }
}
