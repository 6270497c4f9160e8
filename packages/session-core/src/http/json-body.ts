import type { TakenBody } from './taken-body.ts'

/** JSON as a text, with its type. Undefined for what JSON has no word for. */
export function jsonBody(
  json: unknown,
  write: (json: unknown) => string | undefined = JSON.stringify,
): TakenBody | undefined {
  const body = write(json)
  return body ? { body, contentType: 'application/json' } : undefined
}
