import type { Share } from '../../share-value.ts'
import type { ShareOptions } from '../../share/share-options.ts'
import type { LawCapability, LawSubject } from '../law.ts'

/** A promise about processes that share one login, in a form that any protocol's sessions can be held to. */
export interface FleetLaw {
  readonly name: string
  /** What a protocol has to be able to do for this law. Default: nothing special. */
  readonly requires?: readonly LawCapability[]
  /** @throws LawFailure that says what was promised, and what was seen instead. */
  readonly check: (subject: FleetLawSubject) => Promise<void>
}

/** A protocol and a server of its own, on trial. */
export interface FleetLawSubject extends LawSubject {
  /** Default: that of this package. */
  readonly share?: (options: ShareOptions) => Share
}
