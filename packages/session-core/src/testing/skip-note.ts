import { assertGiven } from '../assert-given.ts'
import type { LawSubject, SessionLaw } from './law.ts'

/** Why a subject cannot be held to a law, for the report of a test runner; `undefined` when it can. */
export function skipNote(law: Pick<SessionLaw, 'requires'>, subject: LawSubject): string | undefined {
  assertGiven([law, subject], 'skipNote takes a law and a subject')
  const { requires = [] } = law
  const missing = requires.filter((capability) => !subject.can.has(capability))
  return missing.length === 0 ? undefined : `${subject.name} has no ${missing.join(', no ')}`
}
