import type { Connection } from '../http/connection.ts'
import type { Observed } from '../observers.ts'
import type { SessionProtocol } from '../protocol.ts'
import type { SessionPolicy } from '../session-policy.ts'
import type { SharedWork } from '../time/shared-work.ts'
import type { GrantStore } from './grant-store.ts'
import type { HeldGrant } from './held-grant.ts'
import type { RenewalBackoff } from './renewal-backoff.ts'

/** What a session knows of its grants. The rooms of this folder are functions of it: none of them knows of logins. */
export interface GrantContext
  extends Connection, Observed, GrantStore, GrantUsage, RenewalBackoff, HeartbeatSchedule {
  readonly protocol: SessionProtocol<unknown, unknown>
  readonly policy: SessionPolicy
  readonly source: HeartbeatClaim
  /** The credentials, where they are no function. */
  readonly knownCredentials: unknown
  /** What must not be printed of what logins were sent with, the newest first: a server may quote it much later. */
  sentSecrets?: readonly string[]
  /** 0 before the first login, then 1, 2, … */
  generation: number
}

/** Who uses which grant: tells when a replaced one can be logged out, and when all requests have been answered. */
export interface GrantUsage {
  /** Calls under way, from their first line to their answer, whatever they wait for. */
  calls: number
  users: number
  /** Replaced, and still in use. */
  retired: Set<HeldGrant> | undefined
  /** Logouts of replaced grants that are under way. */
  revoking: Map<HeldGrant, SharedWork<void>> | undefined
  /** After a logout nothing more is sent, whatever a late answer says. */
  isSealed: boolean
  /** Called when the last request under way was answered. */
  drained: (() => void) | undefined
}

/** Who sends a heartbeat, where several processes might. */
export interface HeartbeatClaim {
  /** Whether it is for this process now. Otherwise another one has shown activity: `held` knows it by now. */
  readonly claimHeartbeat: (held: HeldGrant) => boolean | Promise<boolean>
}

/** What keeps a session alive. */
export interface HeartbeatSchedule {
  /** Whether the last heartbeat found a session ended, and none has been accepted since. */
  endedByHeartbeat: boolean
  /** One timer at most, and none unless the policy, the protocol and the grant call for it. */
  cancelHeartbeat: (() => void) | undefined
}
