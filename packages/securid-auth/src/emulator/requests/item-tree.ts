import type { Tree } from '../commands/written-tree.ts'
import type { ChangeRequest, RequestItem } from './change-request.ts'

const groupWords: Readonly<Record<string, string>> = {
  Add: 'Add user to group',
  Remove: 'Remove user from group',
}
const statusWords: Readonly<Record<ChangeRequest['state'], string>> = {
  PendingApprovals: 'Approvals Phase',
  Completed: 'Completed',
  Rejected: 'Rejected',
  Cancelled: 'Cancelled',
}

/** What a request's state is called here. Source: G&L 7.5.2, getRequestItems; all but the first are assumed. */
export const statusOf = ({ state }: ChangeRequest): string => statusWords[state]

/** One change of a request. Source: G&L 7.5.2, getRequestItems. */
export function itemTree(item: RequestItem, { state }: ChangeRequest): Tree {
  const isPending = state === 'PendingApprovals'
  const isGroup = item.valueType === 'UserGroup'

  return {
    ItemId: item.id,
    TypeDescription:
      (isGroup && item.operandType === 'User' ? groupWords[item.operation] : undefined) ??
      `${item.operation} ${item.valueType.toLowerCase()}`,
    Operation: item.operation,
    OperandType: item.operandType,
    ValueType: item.valueType,
    EntitlementType: isGroup ? 'Group' : item.valueType,
    EntitlementName: item.name,
    EntitlementRawName: item.name,
    BusinessSource: item.businessSource,
    BusinessSourceAltName: item.businessSource,
    State: isPending ? 'Pending Approval' : statusWords[state],
    ItemDescription: '',
    DerivedType: 'Direct',
    IsChangeToApprove: isPending,
    UserName: item.userName,
    ...(item.userId !== '' && { UserId: Number(item.userId) || item.userId }),
    ApplicationRoleName: '',
    UserGroupName: isGroup ? item.name : '',
    GlobalRoleName: '',
    GlobalRoleSetName: '',
    Data_Resource_Name: '',
    AccountName: item.accountName,
  }
}
