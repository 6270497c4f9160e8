import { readProperties } from './properties-text.ts'
import { isObject, readJson, xmlFields } from '@org/session-core/vendor'

/** What a text from the server turned out to be; JSON and properties are data. The value of XML is what it says of itself. */
export interface Answer {
  readonly kind: 'data' | 'page' | 'xml' | 'unreadable'
  readonly value?: unknown
}

/** Something with named parts. */
export type Fields = Readonly<Record<string, unknown>>

/** Tells by its first characters what a text is: the server's Content-Type is not documented. */
export function readAnswer(text: string): Answer {
  const trimmed = text.trim()
  if (/^(?:<[?!][^>]*>\s*)*<(?:!doctype html|html|head|body)\b/i.test(trimmed)) return { kind: 'page' }
  if (trimmed.startsWith('<')) return { kind: 'xml', value: xmlFields(trimmed) }

  const value = /^[[{]/.test(trimmed) ? readJson(trimmed) : readProperties(trimmed)
  return value === undefined ? { kind: 'unreadable' } : { kind: 'data', value }
}

/** The fields of an answer, out of `data` or the command's name; `loginTrustedApp` has no wrapper. */
export function fieldsOf({ value }: Answer): Fields {
  const data = unwrap('data', value)
  if (!isObject(data)) return {}

  const [only, ...others] = Object.values(data)
  return others.length === 0 && isObject(only) ? only : data
}

/** The data of a command: what stands under its own name or under `data`, or else everything. */
export function unwrap(command: string, value: unknown): unknown {
  if (!isObject(value)) return value
  const name = [command, 'data'].find((each) => Object.hasOwn(value, each))
  return name === undefined ? value : value[name]
}

/**
 * Whether a 200 says of itself that the command failed: `{"status":"failure","message":"…"}`, in any case, at the top or
 * in its wrappers, of which XML has one at least, each of which it has once (G&L 7.5.2 reference: `importWorkflow`, `updateUnreviewedItems`). What stands
 * deeper is data.
 */
export function isFailure(command: string, value: unknown, within: readonly string[] = []): boolean {
  return Object.entries(isObject(value) ? value : {}).some(([given, part]) => {
    const name = given.toLowerCase()
    if (name === 'status' && /^\s*failure\s*$/i.test(String(part))) return true
    const isWrapper = name === 'data' || name === command.toLowerCase()
    return isWrapper && !within.includes(name) && isFailure(command, part, [...within, name])
  })
}
