import type { Clock } from './clock.ts'
import type { HeldGrant } from './held-grant.ts'

/** How often refusals may cause a login: whatever the server says, never in a loop. */
export interface RenewalLadder {
  /** Whether a refusal of this grant at this path may cause a login now; asking takes the step. */
  readonly mayRenew: (refused: HeldGrant<unknown>, path: string) => boolean
  /** A fresh grant was refused here, too: logging in did not help. */
  readonly wasFutile: (refused: HeldGrant<unknown>, path: string) => void
  readonly wasAccepted: (path: string) => void
}

interface Step {
  readonly futile: number
  readonly notBefore: number
  readonly generation: number
}

const longestPauseMs = 60_000
const mostPaths = 100

/**
 * Ladders of 2, 4, 8 … 60 seconds: one for grants that nobody ever accepted, and one for each path that refuses what
 * others accept, with its query and without: a query may name a command, or be another one each time.
 */
export function createRenewalLadder(clock: Clock): RenewalLadder {
  let unaccepted: Step | undefined
  let paths: Map<string, Step> | undefined

  const climb = (from: Step | undefined, generation: number): Step => {
    const futile = (from?.futile ?? 0) + 1
    return { futile, generation, notBefore: clock.monotonic() + Math.min(1000 * 2 ** futile, longestPauseMs) }
  }
  const isOpen = (step: Step | undefined): boolean =>
    step === undefined || clock.monotonic() >= step.notBefore

  return {
    mayRenew: (refused, path) => {
      if (refused.accepted) return keysOf(path).every((key) => isOpen(paths?.get(key)))
      if (!isOpen(unaccepted)) return false

      unaccepted = climb(unaccepted, refused.generation)
      return true
    },
    wasFutile: (refused, path) => {
      paths ??= new Map()
      for (const key of keysOf(path)) {
        const step = paths.get(key)
        // Fifty callers refused together are one lesson, not fifty.
        if (step?.generation === refused.generation) continue

        paths.delete(key)
        paths.set(key, climb(step, refused.generation))
        const [oldest] = paths.keys()
        if (paths.size > mostPaths && oldest !== undefined) paths.delete(oldest)
      }
    },
    wasAccepted: (path) => {
      unaccepted = undefined
      if (paths) for (const key of keysOf(path)) paths.delete(key)
    },
  }
}

function keysOf(path: string): readonly string[] {
  const bare = path.replace(/\?.*/s, '')
  return bare === path ? [path] : [path, bare]
}
