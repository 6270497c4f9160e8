import * as v from 'valibot'

/** A text, also where it was sent as a number; null where the vendor has nothing to say. */
export const text = v.nullish(v.pipe(v.union([v.string(), v.number()]), v.transform(String)))

/** A number, also where it was sent as a text, as the documents have it in some places. */
export const amount = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.trim(), v.regex(/^-?\d+$/))]),
  v.transform(Number),
)

/** The same, or null where the vendor has nothing to say, be it in an empty text. */
export const maybeAmount = v.nullish(
  v.union([
    amount,
    v.pipe(
      v.string(),
      v.regex(/^\s*$/),
      v.transform(() => null),
    ),
  ]),
)
