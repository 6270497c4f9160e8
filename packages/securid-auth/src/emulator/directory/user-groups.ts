import type { Person } from '../people/people.ts'
import { printTimestamp } from '../printed-moment.ts'
import { completeRow, customColumns, type Row } from '../row.ts'

/** The columns of a group, and the two that only the sample shows: `description`, `external_id`. Source: G&L 7.5.2, findUserGroups. */
export const userGroupColumns = [
  'id',
  'name',
  'idc_id',
  'guid',
  'creation_date',
  'deletion_date',
  'application_id',
  'add_state',
  'remove_state',
  'object_sid',
  'businessname',
  'available_for_request',
  'backup_owner',
  'long_description',
  'long_desc',
  'owner',
  'owner_id',
  'short_description',
  'short_desc',
  'help_link',
  'url_ref',
  'alt_name',
  'last_reviewed_date',
  ...customColumns,
  'description',
  'external_id',
]

const groups = [
  ['Auditors', 'May read every ledger'],
  ['Server Operators', 'May log on to servers'],
  ['Certificate Managers', 'May order and revoke certificates'],
  ['Shop Editors', ''],
  ['Badge Printers', 'May print badges'],
  ['Everybody', ''],
] as const

/** Six made-up groups of the directory; the last one has no owner. */
export const userGroupRows = (people: readonly Person[], now: number): readonly Row[] =>
  groups.map(([name, description], index) => {
    const owner = name === 'Everybody' ? '' : (people[index * 2]?.id ?? '')
    return completeRow(userGroupColumns, {
      id: String(10 + index * 7),
      name,
      description,
      application_id: '72',
      creation_date: printTimestamp(now - (500 + index) * 86_400_000),
      add_state: '0',
      remove_state: '0',
      available_for_request: 'Y',
      owner,
      owner_id: owner,
      short_desc: description,
      short_description: description,
      external_id: `CN=${name},OU=groups,DC=example,DC=com`,
    })
  })
