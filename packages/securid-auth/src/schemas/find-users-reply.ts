import * as v from 'valibot'

/** The server writes most numbers and booleans as texts: here all of them are. */
const text = v.nullish(v.pipe(v.union([v.string(), v.number(), v.boolean()]), v.transform(String)))

/** A user as `findUsers` finds one. Only the columns that were asked for are there, and more than these pass. */
export const user = v.looseObject({
  id: text,
  user_id: text,
  unique_id: text,
  first_name: text,
  last_name: text,
  title: text,
  department: text,
  email_address: text,
  business_unit_id: text,
  supervisor_id: text,
  supervisor_id_name: text,
  job_status: text,
  is_terminated: text,
  termination_date: text,
})

/** What `findUsers` answers (G&L 7.5.2). */
export const findUsersReply = v.array(user)
