import { loadRooms } from '../load-rooms.ts'
import type { LawSubject, SessionLaw } from './law.ts'
import { lifetimeLaws } from './lifetime-laws.ts'
import { loginLaws } from './login-laws.ts'
import { requestLaws } from './request-laws.ts'

/** What the engine promises, as laws that any protocol's session can be held to; in the order of the promises. */
export const sessionLaws: readonly SessionLaw[] = Object.freeze(
  [...loginLaws, ...requestLaws, ...lifetimeLaws]
    .toSorted((left, right) => left.promise - right.promise)
    .map((law) => ({ ...law, check: (subject: LawSubject) => loadRooms().then(() => law.check(subject)) })),
)
