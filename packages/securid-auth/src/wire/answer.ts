import { readProperties } from './properties-text.ts'

/** What a text from the server turned out to be. */
export type Answer =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'properties'; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly kind: 'page' | 'xml' | 'unreadable' }

/** Tells by its first characters what a text is: the server's Content-Type is not documented. */
export function readAnswer(text: string): Answer {
  const trimmed = text.trim()
  if (/^[[{]/.test(trimmed)) return readJson(trimmed)
  if (/^<(?:!doctype\s+html|html|head|body)\b/i.test(trimmed)) return { kind: 'page' }
  if (trimmed.startsWith('<')) return { kind: 'xml' }

  const fields = readProperties(trimmed)
  return fields === undefined ? { kind: 'unreadable' } : { kind: 'properties', fields }
}

/** The fields of an answer, out of their `data` wrapper, which `loginTrustedApp` does not have. */
export function fieldsOf(answer: Answer): Readonly<Record<string, unknown>> {
  if (answer.kind === 'properties') return answer.fields
  if (answer.kind !== 'json' || !isRecord(answer.value)) return {}

  const { value } = answer
  return isRecord(value['data']) ? value['data'] : value
}

/** The data of a command: what stands under its own name or under `data`, or else everything. */
export function unwrap(command: string, value: unknown): unknown {
  if (!isRecord(value)) return value
  if (Object.hasOwn(value, command)) return value[command]
  return Object.hasOwn(value, 'data') ? value['data'] : value
}

/** Whether a 200 says of itself that the command failed: `{"status":"failure","message":"…"}`. */
export function isFailure(data: unknown): boolean {
  return isRecord(data) && typeof data['status'] === 'string' && /^failure$/i.test(data['status'].trim())
}

/** Whether a value has named parts. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function readJson(text: string): Answer {
  try {
    return { kind: 'json', value: JSON.parse(text) as unknown }
  } catch {
    return { kind: 'unreadable' }
  }
}
