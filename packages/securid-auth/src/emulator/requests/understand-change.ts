import { displayName } from '../people/people.ts'
import type { Server } from '../server.ts'
import type { RequestItem } from './change-request.ts'
import type { AskedChange } from './read-changes.ts'

type Understood = Omit<RequestItem, 'id'> | undefined

/** A change that has all it needs, as the item of a request; undefined when something is missing or not found. */
export function understandChange({ kind, properties }: AskedChange, server: Server): Understood {
  const property = (name: string): string => properties[name] ?? ''
  if (property('Operation') === '') return undefined
  if (kind === 'UserChange') return userChange(property, server)

  return kind === 'AccountChange' ? accountChange(property) : undefined
}

type Property = (name: string) => string

/** `User`, `BusinessSource`, and a `Resource` or a `Group`. Source: KB 000043013. */
function userChange(property: Property, { people }: Server): Understood {
  const user = people.find(property('User'))
  const [group, resource, businessSource] = [
    property('Group'),
    property('Resource'),
    property('BusinessSource'),
  ]
  const name = group === '' ? resource : group
  if (user === undefined || name === '' || businessSource === '') return undefined

  return {
    operation: property('Operation'),
    operandType: 'User',
    valueType: group === '' ? 'Entitlement' : 'UserGroup',
    name,
    businessSource,
    accountName: '',
    userName: displayName(user),
    userId: user.id,
  }
}

/**
 * `Account`, with `AccountCollector` and, to add it to a group, `Group` and `GroupCollector` (KB 000043013). `User` in place
 * of `Account` is what KB 000049563 says is refused.
 */
function accountChange(property: Property): Understood {
  const isDeletion = property('Operation') === 'Delete'
  const account = property('Account')
  const source = property('BusinessSource') || property('AccountCollector')
  if (account === '' || source === '' || (!isDeletion && property('Group') === '')) return undefined

  return {
    operation: property('Operation'),
    operandType: 'Account',
    valueType: isDeletion ? 'Account' : 'UserGroup',
    name: isDeletion ? account : property('Group'),
    businessSource: source,
    accountName: account,
    userName: '',
    userId: '',
  }
}
