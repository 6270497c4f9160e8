import type { ShownKnob } from './knob.ts'
import type { VendorName } from './vendor.ts'

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
  readonly knobs: readonly ShownKnob[]
}
