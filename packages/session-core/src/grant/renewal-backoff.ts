import { remember } from '../bounded-memory.ts'
import type { Clock } from '../time/clock.ts'
import type { HeldGrant } from './held-grant.ts'

/** What was called when the server refused, or accepted. */
export interface RefusedCall {
  /** With its query: SecurID has one path for all its commands. */
  readonly href: string
}

/**
 * How often refusals may cause a login: whatever the server says, never in a loop. Exponential backoff, 2, 4, 8 … 60
 * seconds: one for grants that nobody ever accepted, and one for each path that refuses what others accept, with its
 * query and without, since a query may name a command, or be another one each time. After three futile logins in a
 * row, wherever they were, one for all paths.
 */
export interface RenewalBackoff {
  readonly clock: Clock
  /** By path. Made when there is something to remember. */
  backoffs: Map<string, Backoff> | undefined
}

interface Backoff {
  readonly futile: number
  readonly notBefore: number
  readonly generation: number
}

/** Free to renew. */
export const noBackoff = { backoffs: undefined } as const

/** What no path is called: grants that nobody ever accepted. */
const unaccepted = ''
/** All paths together. */
const everywhere = '*'
/** Logins that may be futile in a row, before whatever is refused has to wait. */
const mostFutile = 3

/** Whether the refusal of this grant may cause a login now. A grant that was never accepted backs off at once. */
export function tryRenewal(renewal: RenewalBackoff, refused: HeldGrant, call: RefusedCall): boolean {
  const keys = refused.accepted ? [...keysOf(call), everywhere] : [unaccepted]
  if (keys.some((key) => isBackingOff(renewal, key))) return false

  if (!refused.accepted) backOff(renewal, refused, keys)
  return true
}

/** A fresh grant was refused here, too: logging in did not help. */
export function noteFutileLogin(renewal: RenewalBackoff, refused: HeldGrant, call: RefusedCall): void {
  backOff(renewal, refused, [...keysOf(call), everywhere])
}

/** The server accepted a call: refusals of it may cause a login again. */
export function noteAcceptance({ backoffs }: RenewalBackoff, call: RefusedCall): void {
  if (backoffs?.size) for (const key of [unaccepted, ...keysOf(call)]) backoffs.delete(key)
}

/** A fresh grant was accepted where the last one was refused: logging in helped. */
export function noteUsefulLogin({ backoffs }: RenewalBackoff): void {
  backoffs?.delete(everywhere)
}

function backOff(renewal: RenewalBackoff, { generation }: HeldGrant, keys: readonly string[]): void {
  const backoffs = (renewal.backoffs ??= new Map<string, Backoff>())
  for (const key of keys) {
    const last = backoffs.get(key)
    // Fifty callers refused together are one lesson, not fifty.
    if (last?.generation === generation) continue

    const futile = (last?.futile ?? 0) + 1
    const notBefore = renewal.clock.monotonic() + Math.min(1000 * 2 ** futile, 60_000)
    remember(backoffs, key, { futile, generation, notBefore })
  }
}

function isBackingOff({ clock, backoffs }: RenewalBackoff, key: string): boolean {
  const last = backoffs?.get(key)
  if (last === undefined || (key === everywhere && last.futile < mostFutile)) return false
  return clock.monotonic() < last.notBefore
}

function keysOf({ href }: RefusedCall): readonly string[] {
  return [href, ...href.split('?', 1)]
}
