import type { Exchange } from '../../shared/exchange.ts'
import { type VendorName, vendorTitles } from '../../shared/vendor.ts'
import type { ChannelRecord } from '../feed/feed-store.ts'
import { happenedSince } from '../timeline/happened.ts'
import { WireEntry } from './wire-entry.tsx'
import type { JSX } from 'preact'
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'

const most = 200

/** Everything that went over the wire, in order. */
export function Wire({ channel }: { readonly channel: ChannelRecord | undefined }): JSX.Element {
  const [vendor, setVendor] = useState<VendorName | 'both'>('both')
  const all = happenedSince(channel, 0, 0).exchanges
  const shown = all.filter((exchange) => vendor === 'both' || exchange.vendor === vendor)
  const list = useRef<HTMLOListElement>(null)
  useStayingAtTheEnd(list)

  return (
    <section class="panel wire" aria-label="Wire">
      <header class="bar">
        <h2>The wire</h2>
        <p class="summary">
          {shown.length > most ? `the last ${most} of ${shown.length}` : `${shown.length} exchanges`}
        </p>
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
      <ol class="exchanges" ref={list} tabIndex={0} aria-label="Requests and replies">
        {shown.slice(-most).map((exchange) => (
          <WireLine key={exchange.id} exchange={exchange} />
        ))}
        {shown.length === 0 && <li class="empty">Nothing has been sent.</li>}
      </ol>
    </section>
  )
}

/** Draws an entry anew only when it has changed: most have not. */
const WireLine = ({ exchange }: { readonly exchange: Exchange }): JSX.Element =>
  useMemo(() => <WireEntry exchange={exchange} />, [exchange])

const vendorOf = (value: string): VendorName | 'both' =>
  value === 'appviewx' || value === 'securid' ? value : 'both'

/** Follows what is new, unless the reader has scrolled away from the end, or has opened something there. */
function useStayingAtTheEnd(list: { readonly current: HTMLElement | null }): void {
  const isAtEnd = useRef(true)

  useLayoutEffect(() => {
    const look = (): void => {
      const { clientHeight = 0, scrollHeight = 0, scrollTop = 0 } = list.current ?? {}
      isAtEnd.current = scrollHeight - scrollTop - clientHeight < 40
    }
    const { current } = list
    // Neither bubbles.
    for (const event of ['scroll', 'toggle']) current?.addEventListener(event, look, { capture: true })
    return () => {
      for (const event of ['scroll', 'toggle']) current?.removeEventListener(event, look, { capture: true })
    }
  }, [])
  useLayoutEffect(() => {
    if (isAtEnd.current && list.current !== null) list.current.scrollTop = list.current.scrollHeight
  })
}
