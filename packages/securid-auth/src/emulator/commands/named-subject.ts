import { parameter, type AcceptedCall } from '../call.ts'
import type { Server } from '../server.ts'

/** Whether there is the user, or the account, that a call names in one of four ways. Source: G&L 7.5.2, checkAccess. */
export function namesSomebody(call: AcceptedCall, { accounts, directory, people }: Server): boolean {
  const named = (name: string): string => parameter(call, name) ?? ''
  const userId = named('userId')
  const isIn = (column: 'email_address' | 'unique_id', wanted: string): boolean =>
    wanted !== '' && people.all().some((person) => person[column] === wanted)

  return (
    accounts.has(userId) ||
    people.find(userId) !== undefined || // oxlint-disable-line unicorn/prefer-array-some -- No array: who is called so.
    isIn('unique_id', named('uniqueId')) ||
    isIn('email_address', named('email')) ||
    directory.account(named('accountName'), named('accountBS')) !== undefined
  )
}
