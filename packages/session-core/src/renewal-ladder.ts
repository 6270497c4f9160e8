import type { Clock } from './clock.ts'
import type { HeldGrant } from './held-grant.ts'
import { remember } from './remember.ts'

/** What was asked for when the server refused, or did not. */
export interface Asked {
  /** With its query: SecurID has one path for all its commands. */
  readonly href: string
}

/** How often refusals may cause a login: whatever the server says, never in a loop. */
export interface RenewalLadder {
  /** Whether a refusal of this grant at this path may cause a login now; asking takes the step. */
  readonly mayRenew: (refused: HeldGrant<unknown>, asked: Asked) => boolean
  /** A fresh grant was refused here, too: logging in did not help. */
  readonly wasFutile: (refused: HeldGrant<unknown>, asked: Asked) => void
  readonly wasAccepted: (asked: Asked) => void
  /** A fresh grant was accepted where the last one was refused: logging in helped. */
  readonly wasUseful: () => void
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

/**
 * Ladders of 2, 4, 8 … 60 seconds: one for grants that nobody ever accepted, and one for each path that refuses what
 * others accept, with its query and without: a query may name a command, or be another one each time. After three
 * futile logins in a row, wherever they were, one for all paths.
 */
export function createRenewalLadder(clock: Clock): RenewalLadder {
  const steps = new Map<string, Step>()

  const climb = ({ generation }: HeldGrant<unknown>, keys: readonly string[]): void => {
    for (const key of keys) {
      const step = steps.get(key)
      // Fifty callers refused together are one lesson, not fifty.
      if (step?.generation === generation) continue

      const futile = (step?.futile ?? 0) + 1
      const notBefore = clock.monotonic() + Math.min(1000 * 2 ** futile, 60_000)
      remember(steps, key, { futile, generation, notBefore })
    }
  }

  const isClosed = (key: string): boolean => {
    const step = steps.get(key)
    if (step === undefined || (key === everywhere && step.futile < mostFutile)) return false
    return clock.monotonic() < step.notBefore
  }

  return {
    mayRenew: (refused, asked) => {
      const keys = refused.accepted ? [...keysOf(asked), everywhere] : [unaccepted]
      if (keys.some(isClosed)) return false

      if (!refused.accepted) climb(refused, keys)
      return true
    },
    wasFutile: (refused, asked) => climb(refused, [...keysOf(asked), everywhere]),
    wasAccepted: (asked) => {
      if (steps.size > 0) for (const key of [unaccepted, ...keysOf(asked)]) steps.delete(key)
    },
    wasUseful: () => {
      steps.delete(everywhere)
    },
  }
}

function keysOf({ href }: Asked): readonly string[] {
  return [href, ...href.split('?', 1)]
}
