import { fieldsOf } from '@org/session-core/vendor'

/**
 * The fields of an object, their names in camelCase: 11.x and 12.x wrote `Status` and `SessionId` for `status` and
 * `sessionId`. None of anything else.
 */
export function fieldsInAnyCase(value: unknown): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(fieldsOf(value)).map(([name, part]) => [
      name.charAt(0).toLowerCase() + name.slice(1),
      part,
    ]),
  )
}
