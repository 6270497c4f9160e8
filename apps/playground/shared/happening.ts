import type { StoryRun } from '../scenarios/story-run.ts'
import type { Card } from './card.ts'
import type { Exchange } from './exchange.ts'
import type { RecordedCall } from './recorded-call.ts'
import type { RecordedEvent } from './recorded-event.ts'

/** What the feed tells of. A later happening of the same type and id takes the place of the earlier one. */
export type Happening =
  | { readonly type: 'exchange'; readonly id: string; readonly exchange: Exchange }
  | { readonly type: 'call'; readonly id: string; readonly call: RecordedCall }
  | { readonly type: 'event'; readonly id: string; readonly event: RecordedEvent }
  | { readonly type: 'card'; readonly id: string; readonly card: Card }
  | { readonly type: 'story'; readonly id: string; readonly story: StoryRun }
