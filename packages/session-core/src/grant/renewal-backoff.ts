import { remember } from '../bounded-memory.ts'
import type { Clock } from '../time/clock.ts'
import type { HeldGrant } from './held-grant.ts'

/** What was asked for when the server refused, or did not. */
export interface Asked {
  /** With its query: SecurID has one path for all its commands. */
  readonly href: string
}

/**
 * How often refusals may cause a login: whatever the server says, never in a loop. Ladders of 2, 4, 8 … 60 seconds: one
 * for grants that nobody ever accepted, and one for each path that refuses what others accept, with its query and
 * without: a query may name a command, or be another one each time. After three futile logins in a row, wherever they
 * were, one for all paths.
 */
export interface RenewalLadder {
  readonly clock: Clock
  /** By path. Made when the first step is taken. */
  steps: Map<string, Step> | undefined
}

interface Step {
  readonly futile: number
  readonly notBefore: number
  readonly generation: number
}

/** What no path is called: the ladder of grants that nobody ever accepted. */
const unaccepted = ''
/** The ladder of all paths together. */
const everywhere = '*'
/** Logins that may be futile in a row, before whatever is refused has to wait. */
const mostFutile = 3

/** Whether a refusal of this grant may cause a login now; asking takes the step. */
export function mayRenew(ladder: RenewalLadder, refused: HeldGrant, asked: Asked): boolean {
  const keys = refused.accepted ? [...keysOf(asked), everywhere] : [unaccepted]
  if (keys.some((key) => isClosed(ladder, key))) return false

  if (!refused.accepted) climb(ladder, refused, keys)
  return true
}

/** A fresh grant was refused here, too: logging in did not help. */
export function wasFutile(ladder: RenewalLadder, refused: HeldGrant, asked: Asked): void {
  climb(ladder, refused, [...keysOf(asked), everywhere])
}

/** The way is free again. */
export function wasAccepted({ steps }: RenewalLadder, asked: Asked): void {
  if (steps?.size) for (const key of [unaccepted, ...keysOf(asked)]) steps.delete(key)
}

/** A fresh grant was accepted where the last one was refused: logging in helped. */
export function wasUseful({ steps }: RenewalLadder): void {
  steps?.delete(everywhere)
}

function climb(ladder: RenewalLadder, { generation }: HeldGrant, keys: readonly string[]): void {
  const steps = (ladder.steps ??= new Map<string, Step>())
  for (const key of keys) {
    const step = steps.get(key)
    // Fifty callers refused together are one lesson, not fifty.
    if (step?.generation === generation) continue

    const futile = (step?.futile ?? 0) + 1
    const notBefore = ladder.clock.monotonic() + Math.min(1000 * 2 ** futile, 60_000)
    remember(steps, key, { futile, generation, notBefore })
  }
}

function isClosed({ clock, steps }: RenewalLadder, key: string): boolean {
  const step = steps?.get(key)
  if (step === undefined || (key === everywhere && step.futile < mostFutile)) return false
  return clock.monotonic() < step.notBefore
}

function keysOf({ href }: Asked): readonly string[] {
  return [href, ...href.split('?', 1)]
}
