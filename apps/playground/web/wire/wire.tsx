import type { Exchange } from '../../shared/exchange.ts'
import { type VendorName, vendorTitles } from '../../shared/vendor.ts'
import type { ChannelRecord } from '../feed/feed-store.ts'
import { happenedSince } from '../timeline/happened.ts'
import { useFollowingEnd } from '../use-following-end.ts'
import { byArrows } from './by-arrows.ts'
import { WireEntry } from './wire-entry.tsx'
import type { JSX } from 'preact'
import { useMemo, useRef, useState } from 'preact/hooks'

/** What went over the wire, and which of it is pointed at. */
export interface WireProps {
  readonly record: ChannelRecord | undefined
  /** What was sent earlier is not shown; milliseconds since 1970. */
  readonly since: number
  readonly selected: string | undefined
}

const most = 200

/** Everything that went over the wire, in order. */
export function Wire({ record, selected, since }: WireProps): JSX.Element {
  const [vendor, setVendor] = useState<VendorName | 'both'>('both')
  const all = happenedSince(record, since, 0).exchanges
  const matching = all.filter((exchange) => vendor === 'both' || exchange.vendor === vendor)
  const shown = withSelected(matching.slice(-most), { all, selected })
  const list = useRef<HTMLOListElement>(null)
  useFollowingEnd(list, 'y')

  return (
    <section class="panel wire" aria-label="Wire">
      <header class="bar">
        <h2>The wire</h2>
        <p class="summary">{countOf(matching.length)}</p>
        <select
          aria-label="Show"
          value={vendor}
          onChange={(event) => setVendor(vendorOf(event.currentTarget.value))}
        >
          <option value="both">both</option>
          <option value="appviewx">{vendorTitles.appviewx}</option>
          <option value="securid">{vendorTitles.securid}</option>
        </select>
      </header>
      <ol
        class="exchanges"
        ref={list}
        tabIndex={0}
        aria-label="Requests and replies, by arrow keys"
        onKeyDown={byArrows}
      >
        {shown.map((exchange) => (
          <WireLine key={exchange.id} exchange={exchange} isSelected={exchange.id === selected} />
        ))}
        {shown.length === 0 && (
          <li class="empty">Every request and its reply will stand here, with secrets taken out.</li>
        )}
      </ol>
    </section>
  )
}

interface WireLineProps {
  readonly exchange: Exchange
  readonly isSelected: boolean
}

/** Draws an entry anew only when it has changed: most have not. */
const WireLine = ({ exchange, isSelected }: WireLineProps): JSX.Element =>
  useMemo(() => <WireEntry exchange={exchange} isSelected={isSelected} />, [exchange, isSelected])

function countOf(count: number): string {
  if (count > most) return `the last ${most} of ${count}`
  return count === 1 ? '1 exchange' : `${count} exchanges`
}

/** What was clicked in the picture is shown, also when it is older or the other vendor's. */
function withSelected(
  shown: readonly Exchange[],
  { all, selected }: { readonly all: readonly Exchange[]; readonly selected: string | undefined },
): readonly Exchange[] {
  if (selected === undefined || shown.some(({ id }) => id === selected)) return shown

  return [...all.filter(({ id }) => id === selected), ...shown]
}

const vendorOf = (value: string): VendorName | 'both' =>
  value === 'appviewx' || value === 'securid' ? value : 'both'
