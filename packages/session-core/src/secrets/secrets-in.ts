import { partsOf } from './parts-of.ts'
import { isSecret } from './secret.ts'

/** What must not be printed, by whoever made it up. */
export interface Secrets {
  /** By a person: a password, a PIN, a one-time password. It may be a word of any sentence. */
  readonly chosen?: readonly string[]
  /** By a server: a session id, a token. Long and random, or it counts as chosen. */
  readonly granted?: readonly string[]
}

/** Fields that say who somebody is, or where a key travels, and prove nothing. */
export const names =
  /^(?:(?:user|client|account)[_-]?(?:name|id)?|login|e?mail|domain|auth[_-]?source|header)$/i

/** Every text in credentials or in a key that must not be printed, also as bytes; numbers of four digits and more are PINs. */
export function secretsIn(value: unknown, seen = new Set<unknown>()): readonly string[] {
  if (isSecret(value)) return secretsIn(value.reveal(), seen)
  if (typeof value === 'number' || typeof value === 'bigint')
    return [String(value)].filter((digits) => digits.length >= 4)
  if (ArrayBuffer.isView(value)) return secretsIn(new TextDecoder().decode(value))
  if (typeof value === 'string') return [value].filter(Boolean)
  if (typeof value !== 'object' || value === null || seen.has(value)) return []

  seen.add(value)
  return partsOf(value).flatMap(([name, part]) => (names.test(name) ? [] : secretsIn(part, seen)))
}

/** Whether a server made it up: such a text does not stand in a sentence by chance. */
export function isRandom(text: string): boolean {
  return text.length >= 12 && /^\S+$/.test(text) && /\d/.test(text)
}
