import type { Story } from '../scenarios/story.ts'
import type { Overview, VendorOverview } from '../shared/overview.ts'
import { type VendorName, vendorTitles } from '../shared/vendor.ts'
import type { Counter } from './sessions/vendor-panel.ts'

/** What the page has to know at first. */
export function describe(
  counters: Readonly<Record<VendorName, Counter>>,
  stories: readonly Story[],
): Overview {
  return {
    vendors: Object.values(counters).map(describeVendor),
    stories: stories.map(({ about, name, title }) => ({ about, name, title })),
  }
}

function describeVendor({ desk, knobs }: Counter): VendorOverview {
  const { live, url, vendor } = desk.card()

  return {
    vendor,
    url,
    live,
    title: vendorTitles[vendor],
    calls: desk.calls,
    knobs: knobs.map(({ kind, name, title, watch }) => ({ kind, name, title, watch })),
  }
}
