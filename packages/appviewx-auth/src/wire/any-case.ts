import * as v from 'valibot'

/** An object, its names in camelCase: 11.x and 12.x wrote `Status` and `SessionId` for `status` and `sessionId`. */
export const AnyCase = v.pipe(
  v.record(v.string(), v.unknown()),
  v.transform((object): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(object).map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), value]),
    ),
  ),
)
