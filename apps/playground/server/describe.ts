import type { Story } from '../scenarios/story.ts'
import type { Overview, VendorOverview } from '../shared/overview.ts'
import { type VendorName, vendorTitles } from '../shared/vendor.ts'
import type { VendorPanel } from './sessions/vendor-panel.ts'
import { readFileSync } from 'node:fs'

/** What the page has to know at first. */
export function describe(
  panels: Readonly<Record<VendorName, VendorPanel>>,
  stories: readonly Story[],
): Overview {
  return {
    vendors: Object.values(panels).map(describeVendor),
    stories: stories.map(({ about, name, title }) => ({ about, name, title, source: sourceOf(name) })),
  }
}

const folder = new URL('../scenarios/stories/', import.meta.url)

/** A story's file is called like the story. */
const sourceOf = (name: string): string => readFileSync(new URL(`${name}.ts`, folder), 'utf8')

function describeVendor({ ca, controller, knobs }: VendorPanel): VendorOverview {
  const { live, url, vendor } = controller.card()

  return {
    vendor,
    url,
    live,
    ...(ca !== undefined && { ca }),
    title: vendorTitles[vendor],
    calls: controller.calls,
    knobs: knobs.map(({ code, kind, name, title, watch }) => ({ code, kind, name, title, watch })),
  }
}
