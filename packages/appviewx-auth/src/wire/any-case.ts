import * as v from 'valibot'

/**
 * An object, its names also in camelCase: 11.x and 12.x wrote `Status` and `SessionId` for what is `status` and
 * `sessionId` today. Where both are there, today's wins.
 */
export const AnyCase = v.pipe(
  v.record(v.string(), v.unknown()),
  v.transform((object): Record<string, unknown> => {
    const entries = Object.entries(object)
    const camelCased = entries.map(
      ([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), value] as const,
    )
    return Object.fromEntries([...camelCased, ...entries])
  }),
)
