import * as v from 'valibot'

/** What `loginUser` answers, and `loginTrustedApp` without the type (G&L 7.5.2). */
export const loginUserReply = v.looseObject({
  type: v.optional(v.string()),
  token: v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.nonEmpty()),
})
