import { displayName, type Person } from '../people/people.ts'
import { printTimestamp } from '../printed-moment.ts'
import { completeRow, customColumns, type Row } from '../row.ts'

/** The columns of an application. Source: G&L 7.5.2, findApplications. */
export const applicationColumns = [
  'id',
  'name',
  'created_by',
  'creation_date',
  'description',
  'sensitivity',
  'ownership',
  'locality',
  'business_owner',
  'technical_owner',
  'exception_manager',
  'business_unit_id',
  'alt_name',
  'short_desc',
  'long_desc',
  'url_ref',
  'user_count',
  'account_count',
  'orphaned_account_count',
  'entitlement_count',
  'category',
  'exclude_from_normal_add_access',
  'allow_create_entitlement',
  'allow_manual_activity',
  'ents_require_account',
  'directory_for_accounts',
  'rules_account_template_id',
  'attr_sync_enabled',
  'allow_disabled_accounts',
  'allow_locked_accounts',
  'roles_account_template_id',
  'business_owner_name',
  'technical_owner_name',
  'exception_manager_name',
  'editable',
  'backup_business_owner',
  'backup_technical_owner',
  'business_criticality',
  'privileged_flag',
  ...customColumns,
]

/** What an application is, apart from who owns it. */
export interface Application {
  readonly name: string
  readonly description: string
  readonly category: string
  readonly host: string
}

/** Ten made-up applications; those that collectors of ours read from are among them, and hosts whose certificates AppViewX's emulator has. */
export const applications: readonly Application[] = [
  {
    name: 'Finance',
    description: 'Ledgers and expense reports',
    category: 'PROD',
    host: 'ledger.bank.example',
  },
  { name: 'Human Resources', description: 'Who works here', category: 'PROD', host: 'people.office.example' },
  {
    name: 'Active Directory',
    description: 'Accounts of everybody',
    category: 'PROD',
    host: 'ldap.office.example',
  },
  { name: 'SAP SuccessFactors', description: 'Goals and pay', category: 'PROD', host: 'sap.office.example' },
  { name: 'Shop', description: 'What customers see', category: 'PROD', host: 'www.shop.example' },
  { name: 'Payments', description: 'Cards and transfers', category: 'PROD', host: 'payments.bank.example' },
  { name: 'Mail', description: 'Mail and calendars', category: 'PROD', host: 'mail.shop.example' },
  { name: 'Build', description: 'Builds and artifacts', category: 'DEV', host: 'git.build.example' },
  { name: 'Warehouse', description: 'Figures for reports', category: 'DEV', host: 'reports.bank.example' },
  { name: 'Badge Readers', description: 'Doors and badges', category: 'PROD', host: 'badge.office.example' },
]

/** The rows of the applications. The first is owned by the first person, others by people further on who have not left. */
export function applicationRows(
  people: readonly Person[],
  accounts: readonly Row[],
  now: number,
): readonly Row[] {
  const present = people.filter(({ is_terminated }) => is_terminated === 'False')
  const person = (place: number): Person | undefined => present[place % Math.max(1, present.length)]

  return applications.map(({ category, description, host, name }, index) => {
    const id = String(70 + index)
    const [owner, engineer] = [person(index * 3), person(index * 3 + 1)]
    const own = accounts.filter(({ application_id }) => application_id === id)
    const orphans = own.filter(({ orphaned_date }) => orphaned_date !== '').length
    return completeRow(applicationColumns, {
      id,
      name,
      description,
      category,
      created_by: '0',
      creation_date: printTimestamp(now - (700 - index) * 86_400_000),
      url_ref: `https://${host}`,
      business_owner: owner?.id ?? '',
      business_owner_name: owner === undefined ? '' : displayName(owner),
      business_unit_id: owner?.business_unit_id ?? '',
      technical_owner: engineer?.id ?? '',
      technical_owner_name: engineer === undefined ? '' : displayName(engineer),
      user_count: String(own.length - orphans),
      account_count: String(own.length),
      orphaned_account_count: String(orphans),
      entitlement_count: '0',
      editable: 'TRUE',
    })
  })
}
