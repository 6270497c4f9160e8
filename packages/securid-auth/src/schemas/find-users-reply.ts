import * as v from 'valibot'

/** The server writes most numbers and booleans as texts: here all of them are. */
const text = v.nullish(v.pipe(v.union([v.string(), v.number(), v.boolean()]), v.transform(String)))

/** A user as `findUsers` finds one. Only the columns that were asked for are there, and more than these pass. */
export const user = v.looseObject({
  id: text,
  user_id: text,
  first_name: text,
  last_name: text,
  email_address: text,
  is_terminated: text,
})

/** What `findUsers` answers (G&L 7.5.2). */
export const findUsersReply = v.array(user)
