import type { Effort } from './measure/take-turns.ts'
import type { StormSize } from './questions/expiry-storm.ts'
import type { ScaleSize } from './questions/scale.ts'
import type { StartUpSize } from './questions/start-up.ts'

/** How much each question measures. */
export interface Sizes {
  readonly steady: Effort
  readonly coldBurst: { readonly callers: number }
  readonly expiryStorm: StormSize
  readonly scale: ScaleSize
  readonly startUp: StartUpSize
}

/** Enough for figures. */
export const full: Sizes = {
  steady: { rounds: 8, calls: 6000 },
  coldBurst: { callers: 200 },
  expiryStorm: { callers: 64, everyRequests: 640 },
  scale: { steps: [1, 10, 100, 1000], warm: 200, probes: 2000, more: 200_000 },
  startUp: { runs: 10, what: 'dist' },
}

/** Enough to see that everything works: counts are right, times mean nothing. */
export const quick: Sizes = {
  steady: { rounds: 1, calls: 10 },
  coldBurst: { callers: 200 },
  expiryStorm: { callers: 8, everyRequests: 32 },
  scale: { steps: [1, 10], warm: 10, probes: 10, more: 10 },
  startUp: { runs: 1, what: 'src' },
}
