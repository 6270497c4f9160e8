import type { HeartbeatClaim } from './grant/grant-context.ts'
import type { HeldGrant } from './grant/held-grant.ts'
import type { LogoutOutcome } from './protocol.ts'
import type { LoginReason } from './session-event.ts'
import type { CallTrace } from './time/background.ts'
import type { Deadline } from './time/deadline.ts'

/**
 * Where a session's grants come from, and who hears what becomes of them. There are two: logins of its own, and a fleet
 * that shares one login. Nothing else in the engine knows which.
 */
export interface GrantSource extends HeartbeatClaim {
  /** Brings a grant to sign with from now on, and installs it. One run at a time. */
  readonly obtain: (run: LoginRun) => Promise<HeldGrant>
  /** A request is about to be signed. Nobody waits. */
  readonly noteUse: () => void
  /** The server accepted a request that was signed with this grant. */
  readonly noteAccepted: (held: HeldGrant) => void
  /** A fresh grant was refused like the one before it. */
  readonly noteFutile: (held: HeldGrant) => void
  /** A fresh grant was accepted where the one before it was refused. */
  readonly noteUseful: () => void
  /** Whether a refusal may cause a login now. */
  readonly mayRenew: () => boolean
  /** A person fixed the credentials. */
  readonly rearm: () => void
  /** Prepares the end of the session, for all who share it where `everywhere` is set; what it resolves to ends it. `undefined`: there was none. */
  readonly leave: (everywhere: boolean) => Promise<() => Promise<LogoutOutcome | undefined>>
}

/** What ends a login before it is answered. */
export interface LoginEnds {
  /** Aborted when nobody waits for it any more: at its deadline, or at logout. */
  readonly over: AbortController
  /** Marks what the caller's own functions call: were it this session, they would wait for themselves. */
  readonly ownCalls: CallTrace
}

/** One login under way. */
export interface LoginRun extends Pick<LoginEnds, 'ownCalls'> {
  /** Aborted when nobody waits for it any more: for an attempt of a fleet, also when another process leads. */
  readonly over: Pick<AbortController, 'signal'>
  readonly reason: LoginReason
  /** Aborted when not even a late answer is waited for. */
  readonly patience: AbortController
  readonly deadline: Deadline
  /** Monotonic milliseconds. */
  readonly startedAt: number
  /** Whether it takes the place of one that nobody carries on. */
  takesOver?: boolean
  /** Whether anything was sent, or is about to be. */
  begun?: boolean
  /** For whom a one-time password was asked, once it was. */
  prompted?: string
}
