import type { Fail, SessionError } from '../errors/session-error.ts'
import type { Secret } from '../secrets/secret.ts'
import type { Clock } from '../time/clock.ts'
import { waitFor } from '../time/wait-for.ts'
import { timeLeft } from './grant-lifetime.ts'
import type { HeldGrant } from './held-grant.ts'

/** The one grant that all requests share. */
export interface GrantStore {
  readonly clock: Clock
  readonly fail: Fail
  held: HeldGrant | undefined
  /** What the server refused and nothing has replaced: it may have been a mistake of the server's. */
  lost: HeldGrant | undefined
  /** The last keys, the newest first: a server may quote one that was replaced, or logged out, while a call was under way. */
  keys?: readonly Secret<unknown>[]
  ended: 'closing' | 'closed' | undefined
  /** Ends every wait for what a caller's stream may never bring; made by the first who waits. */
  closing: AbortController | undefined
}

/** Before the first login. */
export const noGrant = {
  generation: 0,
  held: undefined,
  lost: undefined,
  ended: undefined,
  closing: undefined,
} as const

/** The grant that is held, unless less than this margin is left of it: milliseconds. */
export function heldFor({ held, clock }: GrantStore, marginMs: number): HeldGrant | undefined {
  return held && timeLeft(held, clock.monotonic(), marginMs) > 0 ? held : undefined
}

/** The server said that this grant is over. It is never served again, not even when the next login fails. */
export function markEnded(store: GrantStore, refused: HeldGrant): void {
  refused.refused = true
  if (store.held !== refused) return
  store.lost = refused
  store.held = undefined
}

/** @throws SessionError `closed` after a logout. */
export function assertOpen({ ended, fail }: GrantStore): void {
  if (ended) throw closedError(fail)
}

/** Waits for what may never come. A logout ends the wait at once, and so does the caller's signal. */
export function waitWhileOpen<Value>(
  store: GrantStore,
  work: Promise<Value>,
  signal?: AbortSignal,
): Promise<Value> {
  assertOpen(store)
  store.closing ??= new AbortController()
  return waitFor(waitFor(work, store.closing.signal), signal)
}

/** What everybody gets who still waits for something, or wants something. */
export function closedError(fail: Fail): SessionError {
  return fail('closed', 'Logged out. Create another session.')
}
