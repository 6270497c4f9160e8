import type { Person } from '../people/people.ts'
import { printTimestamp } from '../printed-moment.ts'
import { completeRow, customColumns, type Row } from '../row.ts'
import { applications } from './applications.ts'

/** The columns of an account, and the one of our own that the sample shows, `cas9`. Source: G&L 7.5.2, findAccounts. */
export const accountColumns = [
  'id',
  'name',
  'creation_date',
  'deletion_date',
  'expiration_date',
  'application_id',
  'adc_id',
  'adc_name',
  'is_shared',
  'last_login_date',
  'last_reviewed_date',
  'is_locked',
  'is_disabled',
  'object_sid',
  'orphaned_date',
  ...customColumns,
  'cas9',
]

const day = 86_400_000

/** What collects an application's accounts. */
export const adcOf = (application: string): string => `${application} ADC`

/** Accounts in every application: of each second person in the first one, of each third in the second, and so on. */
export function accountRows(people: readonly Person[], now: number): readonly Row[] {
  return applications
    .flatMap((application, place) =>
      people
        .filter((_person, index) => index % (place + 2) === 0)
        .map((person) => ({ application, place, person })),
    )
    .map(({ application, person, place }, index) => {
      const hasLeft = person.is_terminated === 'True'
      return completeRow(accountColumns, {
        id: String(266_220 + index),
        name: person.user_id,
        application_id: String(70 + place),
        adc_id: String(place + 1),
        adc_name: adcOf(application.name),
        creation_date: printTimestamp(now - (300 + index) * day),
        expiration_date: index % 5 === 0 ? printTimestamp(now + (10 + index) * day) : '',
        last_login_date: index % 3 === 0 ? '' : printTimestamp(now - index * day),
        is_shared: 'False',
        is_locked: 'False',
        is_disabled: hasLeft ? 'True' : 'False',
        orphaned_date: hasLeft ? person.termination_date : '',
        cas9: place === 2 ? `CN=${person.user_id},OU=people,DC=example,DC=com` : '',
      })
    })
}
