import { fieldsInAnyCase, isObject } from '@org/session-core/vendor'

/** What a user's login grants. */
export interface UserLogin {
  readonly sessionId: string
  readonly notes: Readonly<Record<string, Note>>
}

type Note = string | number | boolean | null

/** What a user's login answers, of which only this is read; `undefined` when it brings no session. */
export function readUserLogin(json: unknown): UserLogin | undefined {
  const response = fieldsInAnyCase(fieldsInAnyCase(json)['response'])
  const sessionId = readId(response['sessionid'])
  return sessionId === undefined ? undefined : { sessionId, notes: readNotes(response) }
}

/** A service account's: the token itself stands where other actions answer an object (AppViewX 2026.1.0, OAuth). */
export function readServiceToken(json: unknown): string | undefined {
  return readId(fieldsInAnyCase(json)['response'])
}

/** Where a login's answer stops to be what is sought in it, as a path. */
export function misfitIn(json: unknown, sought: 'response' | 'response.sessionId'): string {
  if (!isObject(json)) return 'the root'
  return isObject(fieldsInAnyCase(json)['response']) ? sought : 'response'
}

/** What can go back in a header, of any length, also if it was sent as a number; "Unauthorized" alone is no token. */
function readId(value: unknown): string | undefined {
  const id = Number.isSafeInteger(value) ? String(value) : value
  return typeof id === 'string' && /^(?!unauthori[sz]ed)[!-~]+$/i.test(id) ? id : undefined
}

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

function readNotes(response: Readonly<Record<string, unknown>>): UserLogin['notes'] {
  const told = noteNames.map((name) => [name, response[name.toLowerCase()]] as const)
  return Object.fromEntries(told.filter((note): note is readonly [string, Note] => isNote(note[1])))
}

function isNote(value: unknown): value is Note {
  if (typeof value === 'string') return value.length <= 300
  return value === null || /^(?:number|boolean)$/.test(typeof value)
}
