import { readProperties } from './properties-text.ts'
import { isObject, readJson } from '@org/session-core/vendor'

/** What a text from the server turned out to be; JSON and properties are data. */
export interface Answer {
  readonly kind: 'data' | 'page' | 'xml' | 'unreadable'
  readonly value?: unknown
}

/** Something with named parts. */
export type Fields = Readonly<Record<string, unknown>>

/** Tells by its first characters what a text is: the server's Content-Type is not documented. */
export function readAnswer(text: string): Answer {
  const trimmed = text.trim()
  if (/^<(?:!doctype html|html|head|body)\b/i.test(trimmed)) return { kind: 'page' }
  if (trimmed.startsWith('<')) return { kind: 'xml' }

  const value = /^[[{]/.test(trimmed) ? readJson(trimmed) : readProperties(trimmed)
  return value === undefined ? { kind: 'unreadable' } : { kind: 'data', value }
}

/** The fields of an answer, out of their `data` wrapper, which `loginTrustedApp` does not have. */
export function fieldsOf({ value }: Answer): Fields {
  const data = unwrap('data', value)
  return isObject(data) ? data : {}
}

/** The data of a command: what stands under its own name or under `data`, or else everything. */
export function unwrap(command: string, value: unknown): unknown {
  if (!isObject(value)) return value
  return (Object.hasOwn(value, command) ? value[command] : undefined) ?? value['data'] ?? value
}

/** Whether a 200 says of itself that the command failed: `{"status":"failure","message":"…"}`, in any case. */
export function isFailure(data: unknown): boolean {
  return isObject(data) && /^failure$/i.test(String(data['status']))
}
