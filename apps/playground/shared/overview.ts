import type { ShownKnob } from './knob.ts'
import type { VendorName } from './vendor.ts'

/** What does not change while the playground runs. */
export interface Overview {
  readonly vendors: readonly VendorOverview[]
  readonly stories: readonly StoryOverview[]
}

/** A story, before it is played. */
export interface StoryOverview {
  readonly name: string
  readonly title: string
  readonly about: string
  /** Its file. */
  readonly source: string
}

/** A call that can be made from the page, and how a program makes it; `session` is at hand. */
export interface ShownCall {
  readonly name: string
  readonly code: string
}

/** One product: where it is, who may sign in, and what can be done. */
export interface VendorOverview {
  readonly vendor: VendorName
  readonly title: string
  readonly url: string
  readonly live: boolean
  /** The file of the authority that signed its certificate, where that is the playground's own. */
  readonly ca?: string
  readonly calls: readonly ShownCall[]
  readonly knobs: readonly ShownKnob[]
}
