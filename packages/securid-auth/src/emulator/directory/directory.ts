import { personColumns } from '../people/columns.ts'
import type { People } from '../people/people.ts'
import type { Row, View } from '../row.ts'
import { accountColumns, accountRows, adcOf } from './accounts.ts'
import { applicationColumns, applicationRows } from './applications.ts'
import { businessUnitColumns, businessUnitsOf } from './business-units.ts'
import { userGroupColumns, userGroupRows } from './user-groups.ts'
import type { EmulatorClock } from '@org/session-core/emulator'

/** What a server keeps about people, and what it derives from them. */
export interface Directory {
  readonly users: View
  readonly accounts: View
  readonly applications: View
  readonly businessUnits: View
  readonly userGroups: View
  /** By its name, and that of its application. */
  readonly account: (name: string, application: string) => Row | undefined
}

/** The views of one server; every date in them is relative to its clock as it starts. */
export function createDirectory(people: People, clock: EmulatorClock): Directory {
  const [everybody, now] = [people.all(), clock.now()]
  const accounts = accountRows(everybody, now)
  let accountsByName: ReadonlyMap<string, Row> | undefined
  const view = (objectName: string, columns: readonly string[], rows: ReturnType<View['rows']>): View => ({
    objectName,
    columns: [...new Set([...columns, ...rows.flatMap((row) => Object.keys(row))])],
    rows: () => rows,
  })

  return {
    users: view('User', personColumns, everybody),
    accounts: view('Account', accountColumns, accounts),
    applications: view('Application', applicationColumns, applicationRows(everybody, accounts, now)),
    businessUnits: view('BusinessUnit', businessUnitColumns, businessUnitsOf(everybody, now)),
    userGroups: view('UserGroup', userGroupColumns, userGroupRows(everybody, now)),
    account: (name, application) => {
      accountsByName ??= new Map(accounts.map((row) => [keyOf(row['name'], row['adc_name']), row]))
      return accountsByName.get(keyOf(name, adcOf(application)))
    },
  }
}

/** One text for an account and its collector, which no other pair has. */
const keyOf = (name: string | undefined, collector: string | undefined): string =>
  JSON.stringify([name, collector])
