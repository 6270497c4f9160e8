import type { Counter } from './counter.ts'
import { type DemoAccount, demoAccounts } from './demo-accounts.ts'
import type { ShownKnob } from './knob.ts'
import { type VendorName, vendorTitles } from './vendor.ts'

/** What does not change while the playground runs. */
export interface Overview {
  readonly vendors: readonly VendorOverview[]
  readonly stories: readonly { readonly name: string; readonly title: string; readonly about: string }[]
}

/** One product: where it is, who may sign in, and what can be done. */
export interface VendorOverview {
  readonly vendor: VendorName
  readonly title: string
  readonly url: string
  readonly live: boolean
  readonly calls: readonly string[]
  readonly accounts: readonly DemoAccount[]
  readonly knobs: readonly ShownKnob[]
}

/** What the page has to know at first. */
export function overviewOf(
  counters: Readonly<Record<VendorName, Counter>>,
  stories: Overview['stories'] = [],
): Overview {
  return { vendors: Object.values(counters).map(describe), stories }
}

function describe({ desk, knobs }: Counter): VendorOverview {
  const { live, url, vendor } = desk.card()

  return {
    vendor,
    url,
    live,
    title: vendorTitles[vendor],
    calls: desk.calls,
    accounts: live ? [] : demoAccounts[vendor],
    knobs: knobs.map(({ kind, name, title, watch }) => ({ kind, name, title, watch })),
  }
}
