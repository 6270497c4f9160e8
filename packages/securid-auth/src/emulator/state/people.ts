/** The columns of a person that `findUsers` knows here, a few of the many. Source: G&L 7.5.2, findUsers. */
export const personColumns = [
  'id',
  'user_id',
  'first_name',
  'last_name',
  'email_address',
  'department',
  'title',
  'is_terminated',
] as const

/** One person, all values strings. */
export type Person = Readonly<Record<(typeof personColumns)[number], string>>

const person = (...values: readonly string[]): Person =>
  Object.fromEntries(personColumns.map((column, index) => [column, values[index] ?? ''])) as Person

/** Four made-up people; one has little more than an id, one has left. */
export const people: readonly Person[] = [
  person('247852', 'user01', 'Nadia', 'Example', 'user01@example.com', 'Finance', 'Auditor', 'False'),
  person('247853', 'user02', 'Omar', 'Sample', 'user02@example.com', 'Finance', 'Clerk, senior', 'False'),
  person('247854', 'user03', '', '', '', '', '', 'False'),
  person('247855', 'user04', 'Pia', 'Former', 'user04@example.com', 'Sales', 'Agent', 'True'),
]
