import { type GrantLifetime, lifetimeOf } from './grant-lifetime.ts'
import type { Grant } from './protocol.ts'
import type { Landed } from './sign-in.ts'

/** A grant as the keeper holds it: what the server gave, and what became of it. */
export interface HeldGrant<Key> {
  readonly grant: Grant<Key>
  readonly generation: number
  readonly lifetime: GrantLifetime
  /** Monotonic milliseconds, from before the login was sent. */
  readonly issuedAt: number
  /** Wall-clock milliseconds at the same moment: one reading, so that the dates of a snapshot stand still. */
  readonly issuedWall: number
  /** When the last accepted request was sent. */
  activeAt: number
  /** Whether the server ever accepted it. */
  accepted: boolean
  /** Requests that are under way with it. */
  users: number
  /** Whether it was logged out, or is about to be. */
  dismissed: boolean
}

/** Takes a grant into keeping. */
export function holdGrant<Key>(landed: Landed<Key>, generation: number, skewMs: number): HeldGrant<Key> {
  return {
    ...landed,
    generation,
    lifetime: lifetimeOf(landed.grant, skewMs),
    activeAt: landed.issuedAt,
    accepted: false,
    users: 0,
    dismissed: false,
  }
}
