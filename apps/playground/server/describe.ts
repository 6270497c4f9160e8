import type { Story } from '../scenarios/story.ts'
import type { Overview, VendorOverview } from '../shared/overview.ts'
import { type VendorName, vendorTitles } from '../shared/vendor.ts'
import type { VendorPanel } from './sessions/vendor-panel.ts'

/** What the page has to know at first. */
export function describe(
  panels: Readonly<Record<VendorName, VendorPanel>>,
  stories: readonly Story[],
): Overview {
  return {
    vendors: Object.values(panels).map(describeVendor),
    stories: stories.map(({ about, name, title }) => ({ about, name, title })),
  }
}

function describeVendor({ controller, knobs }: VendorPanel): VendorOverview {
  const { live, url, vendor } = controller.card()

  return {
    vendor,
    url,
    live,
    title: vendorTitles[vendor],
    calls: controller.calls,
    knobs: knobs.map(({ kind, name, title, watch }) => ({ kind, name, title, watch })),
  }
}
