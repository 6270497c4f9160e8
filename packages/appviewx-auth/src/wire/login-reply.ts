import { AnyCase } from './any-case.ts'
import { HeaderSafe } from './header-safe.ts'
import * as v from 'valibot'

/**
 * What the vendor tells besides the session, raw: what `lockDownPeriod` counts, the documents do not agree on.
 * Numbers, strings, null or absent, depending on the version (AppViewX 2020.1.0, 2023.1.0, 2026.1.0, login).
 */
const noteNames = [
  'lockDownPeriod',
  'termsAccepted',
  'passwordExpiryMsg',
  'emailId',
  'availableLoginAttemptCount',
]
const Text = v.pipe(
  v.string(),
  v.transform((text) => text.slice(0, 300)),
)
const Note = v.union([Text, v.number(), v.boolean(), v.null()])

/** What a login answers, of which only this is read. */
export const LoginReply = v.pipe(
  AnyCase,
  v.object({
    response: v.pipe(
      AnyCase,
      v.looseObject({ sessionId: HeaderSafe }),
      v.transform((response) => ({ sessionId: response.sessionId, notes: readNotes(response) })),
    ),
  }),
)

function readNotes(response: Readonly<Record<string, unknown>>): Record<string, v.InferOutput<typeof Note>> {
  const notes = noteNames.map((name) => [name, v.safeParse(Note, response[name])] as const)
  return Object.fromEntries(notes.flatMap(([name, note]) => (note.success ? [[name, note.output]] : [])))
}
