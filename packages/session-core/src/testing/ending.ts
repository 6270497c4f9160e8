import type { LogoutOutcome } from '../protocol.ts'
import type { LawSubject } from './law.ts'

/** What the logout of a live session comes to. */
export interface Ending {
  readonly outcome: LogoutOutcome
  /** Sessions that it leaves alive on the server. */
  readonly left: number
}

/** How a session of this subject ends: a vendor without logout leaves it to its idle limit. */
export function endingOf({ can }: LawSubject): Ending {
  return can.has('logout') ? { outcome: 'revoked', left: 0 } : { outcome: 'local-only', left: 1 }
}
