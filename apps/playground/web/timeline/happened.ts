import type { Exchange } from '../../shared/exchange.ts'
import type { RecordedCall } from '../../shared/recorded-call.ts'
import type { RecordedEvent } from '../../shared/recorded-event.ts'
import type { ChannelRecord } from '../feed/feed-store.ts'

/** What happened, as far as it is to be drawn. */
export interface Happened {
  readonly exchanges: readonly Exchange[]
  readonly calls: readonly RecordedCall[]
  readonly events: readonly RecordedEvent[]
  /** What has not ended is drawn up to here; milliseconds since 1970. */
  readonly now: number
}

const byStart = (left: { readonly startedAt: number }, right: { readonly startedAt: number }): number =>
  left.startedAt - right.startedAt

/** What happened on a channel since a moment, in the order in which it began. */
export function happenedSince(channel: ChannelRecord | undefined, since: number, now: number): Happened {
  const started = <Item extends { readonly startedAt: number }>(items: Iterable<Item>): readonly Item[] =>
    [...items].filter(({ startedAt }) => startedAt >= since).toSorted(byStart)

  return {
    exchanges: started(channel?.exchanges.values() ?? []),
    calls: started(channel?.calls.values() ?? []),
    events: [...(channel?.events.values() ?? [])].toSorted((left, right) => left.at - right.at),
    now,
  }
}
