import type { Card } from './card.ts'
import type { Diagnosis } from './diagnosis.ts'
import type { Exchange } from './exchange.ts'
import type { RecordedCall } from './recorded-call.ts'
import type { RecordedEvent } from './recorded-event.ts'
import type { StoryRun } from './story-run.ts'

/** What the feed carries. A later one of the same type and id takes the place of the earlier one. */
export type FeedItem =
  | { readonly type: 'exchange'; readonly id: string; readonly exchange: Exchange }
  | { readonly type: 'call'; readonly id: string; readonly call: RecordedCall }
  | { readonly type: 'event'; readonly id: string; readonly event: RecordedEvent }
  | { readonly type: 'card'; readonly id: string; readonly card: Card }
  | { readonly type: 'diagnosis'; readonly id: string; readonly diagnosis: Diagnosis }
  | { readonly type: 'story'; readonly id: string; readonly story: StoryRun }

/** An item with its place in the order of things. */
export type FeedEntry = FeedItem & {
  /** Grows by one; a later state of the same thing has a higher one. */
  readonly seq: number
  /** `live` for the cards of the page, or the run of a story. */
  readonly channel: string
}
