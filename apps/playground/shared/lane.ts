import type { VendorName } from './vendor.ts'

/** A session on the page, in one of the processes that share it: one lane of the timeline. */
export interface Lane {
  readonly vendor: VendorName
  /** `AppViewX`, or `AppViewX, second client` */
  readonly name: string
  /** The process, where several share the session: `pod 7` */
  readonly process?: string
}

/** Whose something is that was recorded. */
export interface Owner {
  readonly vendor: VendorName
  /** The session, by its name on the page. */
  readonly lane: string
  /** The process, where several share the session. */
  readonly process?: string
}

/** A lane, as it is written on what happened there. */
export const ownerOf = ({ name, process, vendor }: Lane): Owner => ({
  vendor,
  lane: name,
  ...(process !== undefined && { process }),
})
