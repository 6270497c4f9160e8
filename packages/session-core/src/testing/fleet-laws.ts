import { loadRooms } from '../load-rooms.ts'
import { fleetActivityLaws } from './fleet-laws/activity.ts'
import { fleetEndingLaws } from './fleet-laws/endings.ts'
import { fleetEraLaws } from './fleet-laws/eras.ts'
import type { FleetLaw, FleetLawSubject } from './fleet-laws/fleet-law.ts'
import { fleetLoginLaws } from './fleet-laws/logins.ts'
import { fleetPromptLaws } from './fleet-laws/prompts.ts'
import { fleetRecordLaws } from './fleet-laws/records.ts'
import { fleetRejectionLaws } from './fleet-laws/rejections.ts'
import { fleetStoreLaws } from './fleet-laws/stores.ts'
import { fleetTroubleLaws } from './fleet-laws/trouble.ts'

/** What processes that share one login are promised, as laws that any protocol's sessions can be held to. */
export const fleetLaws: readonly FleetLaw[] = Object.freeze(
  [
    ...fleetLoginLaws,
    ...fleetRejectionLaws,
    ...fleetPromptLaws,
    ...fleetTroubleLaws,
    ...fleetStoreLaws,
    ...fleetEraLaws,
    ...fleetEndingLaws,
    ...fleetRecordLaws,
    ...fleetActivityLaws,
  ].map((law) => ({
    ...law,
    check: (subject: FleetLawSubject) => loadRooms().then(() => law.check(subject)),
  })),
)
