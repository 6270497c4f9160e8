import type { Credentials } from '../../shared/credentials.ts'
import type { ShownCall } from '../../shared/overview.ts'
import type { VendorName } from '../../shared/vendor.ts'
import type { Challenge, Session } from '@org/session-core'

/** How a session is opened: where its credentials come from, and what stands around it. */
export interface OpenOptions {
  readonly credentials: () => Promise<Credentials>
  readonly ask: (challenge: Challenge, signal: AbortSignal) => Promise<string>
  readonly transport: typeof globalThis.fetch
}

/** A call that the page offers. */
export interface OfferedCall extends ShownCall {
  readonly send: (session: Session) => Promise<Response>
}

/** How the playground uses one product. */
export interface Driver {
  readonly vendor: VendorName
  readonly open: (url: string, options: OpenOptions) => Session
  readonly calls: readonly OfferedCall[]
}
