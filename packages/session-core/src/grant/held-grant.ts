import type { Grant, Verdict } from '../protocol.ts'
import type { SharedWork } from '../time/shared-work.ts'
import { type GrantLifetime, spanOf } from './grant-lifetime.ts'

/** A grant as a login brought it, and when the request that brought it was sent. */
export interface IssuedGrant {
  readonly grant: Grant<unknown>
  /** Monotonic milliseconds. */
  readonly issuedAt: number
  /** Wall-clock milliseconds at the same moment. */
  readonly issuedWall: number
  /** What a fleet calls it: others use it, too, and the fleet logs it out. */
  readonly sharedAs?: string
  /** By which factor it is renewed earlier, so that a fleet does not wake up all at once. */
  readonly haste?: number
}

/** A grant as a session holds it: what the server gave, and what became of it. */
export interface HeldGrant extends GrantLifetime {
  readonly grant: Grant<unknown>
  readonly generation: number
  /** Wall-clock milliseconds of `issuedAt`: one reading, so that the dates of a snapshot stand still. */
  readonly issuedWall: number
  sharedAs?: string
  haste?: number
  activeAt: number
  /** Whether the server ever accepted it. */
  accepted: boolean
  /** Whether the server said that it is over; once for all. */
  refused?: true
  /** Requests that are under way with it. */
  users: number
  /** Whether it was logged out, or is about to be. */
  revoked: boolean
  /** What its answers inherit from, by the class of the transport's own. */
  answers?: { readonly base: object; readonly counted: object } | undefined
  /** A heartbeat that is under way for it. */
  heartbeat?: SharedWork<Verdict> | undefined
}

/** Takes a grant into keeping. */
export function holdGrant(issued: IssuedGrant, generation: number): HeldGrant {
  const { grant, issuedAt } = issued
  return {
    ...issued,
    generation,
    idleMs: spanOf(grant.idleMs),
    lifetimeMs: spanOf(grant.lifetimeMs),
    activeAt: issuedAt,
    accepted: false,
    users: 0,
    revoked: false,
  }
}

/** The server accepted a request that was sent at this monotonic moment. */
export function noteActivity(held: HeldGrant, sentAt: number): void {
  held.accepted = true
  held.activeAt = Math.max(held.activeAt, sentAt)
}
