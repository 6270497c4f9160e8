import { printTimestamp } from '../printed-moment.ts'
import { completeRow, type Row } from '../row.ts'
import { personColumns, type PersonColumn } from './columns.ts'
import { madeUp } from './made-up.ts'
import type { SecurIdPerson } from './person.ts'
import type { EmulatorClock } from '@org/session-core/emulator'

/** A person, complete. */
export type Person = Row & Readonly<Record<PersonColumn, string>>

/** The people of one server. */
export interface People {
  readonly all: () => readonly Person[]
  /** By the id of the row, or by the external one. */
  readonly find: (idOrUserId: string) => Person | undefined
}

const day = 86_400_000

/** The people given, each complete: what is missing is made up, always in the same way. */
export function createPeople(given: readonly SecurIdPerson[], clock: EmulatorClock): People {
  const now = clock.now()
  const ids = new Set(given.map(({ id }) => id))
  const named = given.map((person, index) => nameOf(person, { index, id: freeId(ids, index) }))
  const departments = [...new Set(named.map(({ department }) => department))].filter((name) => name !== '')
  const units = new Map(departments.map((name, index) => [name, String(index + 1)]))
  const people = named.map((person, index) => {
    const manager = index === 0 ? undefined : named[0]
    return completeRow(personColumns, {
      idc_id: '1',
      add_state: '0',
      remove_state: '0',
      supervisor_id: manager?.id ?? '',
      supervisor_id_name: manager === undefined ? '' : displayName(manager),
      availability_status: 'Available',
      business_unit_id: units.get(person.department) ?? '',
      creation_date: printTimestamp(now - (400 + index) * day),
      unique_id: person.user_id,
      job_status: person.is_terminated === 'True' ? 'Terminated' : 'Active',
      termination_date: person.is_terminated === 'True' ? printTimestamp(now - (5 + index) * day) : '',
      exception_count: '0',
      violation_count: '0',
      ...person,
    }) as Person
  })

  const byId = new Map(people.map((person) => [person.id, person]))
  const byUserId = new Map(people.map((person) => [person.user_id, person]))
  return { all: () => people, find: (wanted) => byId.get(wanted) ?? byUserId.get(wanted) }
}

/** `Example, Nadia`, as samples write a person's name; what is missing stays out. */
export const displayName = ({ first_name = '', last_name = '' }: Row): string =>
  [last_name, first_name].filter((name) => name !== '').join(', ')

type NamedPerson = Row & Readonly<Record<'id' | 'user_id' | 'department' | 'is_terminated', string>>

/** An id that nobody has: the place's own, or the next one of those that are a thousand apart. */
function freeId(taken: Set<string | undefined>, index: number): string {
  let id = 247_852 + index
  while (taken.has(String(id))) id += 1000
  taken.add(String(id))
  return String(id)
}

function nameOf(
  { is_terminated, ...given }: SecurIdPerson,
  { id, index }: { readonly id: string; readonly index: number },
): NamedPerson {
  const texts = given as Row & Pick<SecurIdPerson, 'user_id'> // What is undefined was left out when it was read.
  const names = { id, ...madeUp(index), ...texts }
  const hasLeft = String(is_terminated).toLowerCase() === 'true'
  return { email_address: emailOf(names), ...names, is_terminated: hasLeft ? 'True' : 'False' }
}

function emailOf(person: Readonly<Record<'first_name' | 'last_name' | 'user_id', string>>): string {
  const { first_name, last_name, user_id } = person
  if (user_id.includes('@')) return user_id
  const isNumber = /^\d+$/.test(user_id)
  return `${isNumber ? `${first_name}.${last_name}`.toLowerCase() : user_id}@example.com`
}
