import type { FleetSize } from './fleet/run-fleet.ts'
import type { Length } from './options.ts'
import type { StormSize } from './questions/expiry-storm.ts'
import type { UploadSize } from './questions/long-upload.ts'
import type { BodySize } from './questions/requests/bodies.ts'
import type { RequestSize } from './questions/requests/request-size.ts'
import type { ScaleSize } from './questions/scale.ts'
import type { SimulationSize } from './questions/simulation.ts'
import type { StartUpSize } from './questions/start-up.ts'

/** How much each question measures. */
export interface Sizes {
  readonly requests: RequestSize
  readonly bodies: BodySize
  readonly upload: UploadSize
  readonly coldBurst: { readonly callers: number }
  readonly expiryStorm: StormSize
  readonly scale: ScaleSize
  readonly startUp: StartUpSize
  readonly fleet: FleetSize
  readonly simulation: SimulationSize
}

const one = { callers: 1, calls: 1 }
const asTheyAre = { leaseMs: 10_000, storeDeadlineMs: 2000 }
/** A busy machine must not look like a death, where counts are what is tested. */
const patient = { leaseMs: 5000, storeDeadlineMs: 10_000 }
const twenty: FleetSize = { processes: 20, callers: 16, loginMs: 1000, policy: asTheyAre, what: 'dist' }
const some = { callers: 4, calls: 24 }

/** By length. `full` is enough for figures; of `quick` counts are right, and times mean nothing. */
export const sizes: Readonly<Record<Length, Sizes>> = {
  full: {
    requests: { rounds: 24, warmUp: 6, calls: 2000, each: 8 },
    bodies: {
      bodies: [
        { mebibytes: 1, rounds: 12, warmUp: 2, ...some },
        { mebibytes: 100, rounds: 10, warmUp: 1, ...one },
      ],
    },
    upload: { mebibytes: 1024, rounds: 9 },
    coldBurst: { callers: 200 },
    expiryStorm: { callers: 64, everyRequests: 640 },
    scale: { steps: [1, 10, 100, 1000], warm: 200, probes: 2000, more: 200_000 },
    startUp: { runs: 10, rounds: 60, what: 'dist' },
    fleet: twenty,
    simulation: { processes: 10_000 },
  },
  usual: {
    requests: { rounds: 12, warmUp: 6, calls: 400, each: 4 },
    bodies: {
      bodies: [
        { mebibytes: 1, rounds: 5, warmUp: 1, ...some },
        { mebibytes: 100, rounds: 3, warmUp: 0, ...one },
      ],
    },
    upload: { mebibytes: 256, rounds: 5 },
    coldBurst: { callers: 200 },
    expiryStorm: { callers: 64, everyRequests: 640 },
    scale: { steps: [1, 10, 100, 1000], warm: 200, probes: 500, more: 20_000 },
    startUp: { runs: 5, rounds: 20, what: 'dist' },
    fleet: twenty,
    simulation: { processes: 1000 },
  },
  quick: {
    requests: { rounds: 1, warmUp: 0, calls: 4, each: 1 },
    bodies: { bodies: [{ mebibytes: 1, rounds: 1, warmUp: 0, ...one }] },
    upload: { mebibytes: 4, rounds: 1 },
    coldBurst: { callers: 200 },
    expiryStorm: { callers: 8, everyRequests: 32 },
    scale: { steps: [1, 10], warm: 10, probes: 10, more: 10 },
    startUp: { runs: 1, rounds: 1, what: 'src' },
    fleet: { processes: 3, callers: 4, loginMs: 100, policy: patient, what: 'src' },
    simulation: { processes: 20 },
  },
}
