import { AnyCase } from './any-case.ts'
import * as v from 'valibot'

/** An opaque value that has to go back in a header, of any length; "Unauthorized" alone is no token. */
const Opaque = v.pipe(v.string(), v.regex(/^(?!unauthori[sz]ed)[!-~]+$/i))

/**
 * What the vendor tells besides the session, raw: what `lockDownPeriod` counts, the documents do not agree on.
 * Numbers, texts, null or absent, depending on the version (AppViewX 2020.1.0, 2023.1.0, 2026.1.0, login).
 */
const noteNames = [
  'lockDownPeriod',
  'termsAccepted',
  'passwordExpiryMsg',
  'emailId',
  'availableLoginAttemptCount',
]
const Note = v.union([v.pipe(v.string(), v.maxLength(300)), v.number(), v.boolean(), v.null()])

/** What a user's login answers, of which only this is read. */
export const LoginReply = v.pipe(
  AnyCase,
  v.object({
    response: v.pipe(
      AnyCase,
      v.looseObject({ sessionId: Opaque }),
      v.transform((response) => ({ sessionId: response.sessionId, notes: readNotes(response) })),
    ),
  }),
)

/** A service account's: the token itself stands where other actions answer an object (AppViewX 2026.1.0, OAuth). */
export const ServiceTokenReply = v.pipe(AnyCase, v.object({ response: Opaque }))

function readNotes(response: Readonly<Record<string, unknown>>): Record<string, v.InferOutput<typeof Note>> {
  const notes: Record<string, v.InferOutput<typeof Note>> = {}
  for (const name of noteNames) {
    const value = response[name]
    if (v.is(Note, value)) notes[name] = value
  }
  return notes
}
