import type { Person } from '../people/people.ts'
import { printTimestamp } from '../printed-moment.ts'
import { completeRow, customColumns, type Row } from '../row.ts'

/** The columns of a business unit. Source: G&L 7.5.2, findBusinessUnits. */
export const businessUnitColumns = [
  'id',
  'name',
  'created_by',
  'creation_date',
  'business_owner',
  'technical_owner',
  'violation_manager',
  'backup_business_owner',
  'backup_technical_owner',
  ...customColumns,
]

/** A unit for every department; its first person answers for it. */
export function businessUnitsOf(people: readonly Person[], now: number): readonly Row[] {
  const units = new Map<string, Person[]>()
  for (const person of people) {
    const { business_unit_id: id } = person
    const members = units.get(id)
    if (members !== undefined) members.push(person)
    else if (id !== '') units.set(id, [person])
  }

  return [...units].map(([id, members]) => {
    const [owner, deputy = owner] = members
    return completeRow(businessUnitColumns, {
      id,
      name: owner?.department ?? '',
      created_by: '0',
      creation_date: printTimestamp(now - 900 * 86_400_000),
      business_owner: owner?.id ?? '',
      technical_owner: deputy?.id ?? '',
      violation_manager: owner?.id ?? '',
    })
  })
}
