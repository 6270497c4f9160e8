import { personColumns, type PersonColumn } from './columns.ts'
import { anyText, listOf, oneOf, record, text, type Rule, type Rules } from '@org/session-core/emulator'

/** An attribute of an installation's own, of type user, date or string. */
type CustomColumn = `ca${'u' | 'd' | 's'}${number}`

/** A person as it is given: the names and values are those of `findUsers`, and all but the `user_id` are filled in. */
export type SecurIdPerson = {
  readonly user_id: string
  readonly is_terminated?: boolean | 'True' | 'False' | 'true' | 'false'
} & Readonly<Partial<Record<Exclude<PersonColumn, 'user_id' | 'is_terminated'> | CustomColumn, string>>>

const isTerminated = oneOf('True', 'False', 'true', 'false', true, false)

/** A person as it is given. */
const personRule: Rule<SecurIdPerson> = {
  allowed: 'an object',
  read: (name, value) => {
    const given = typeof value === 'object' && value !== null ? Object.keys(value) : []
    const custom = given.filter((column) => /^ca[dsu][1-9]\d*$/.test(column))
    const texts = Object.fromEntries([...personColumns, ...custom].map((column) => [column, anyText]))
    const rules = { ...texts, id: text, user_id: text, is_terminated: isTerminated } as Rules<
      Required<SecurIdPerson>
    >
    return record(rules, ['user_id']).read(name, value)
  },
}

/** People as they are given: no two with one `user_id` or `id`. */
export const peopleRule: Rule<readonly SecurIdPerson[]> = {
  allowed: listOf(personRule).allowed,
  read: (name, value) => {
    const people = listOf(personRule).read(name, value)
    for (const column of ['user_id', 'id'] as const) {
      const taken = new Set<string>()
      for (const [index, person] of people.entries()) {
        const given = person[column]
        if (given === undefined) continue
        if (taken.has(given)) throw new TypeError(`${name}[${index}].${column} is another person's, too.`)
        taken.add(given)
      }
    }
    return people
  },
}
