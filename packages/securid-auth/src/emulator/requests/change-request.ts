/** Where a change request stands. Source: G&L 7.5.2, findChangeRequests, `current_state`. */
export type RequestState = 'PendingApprovals' | 'Completed' | 'Rejected' | 'Cancelled'

/** One change that a request asks for, in the words of `getRequestItems`. */
export interface RequestItem {
  readonly id: number
  /** `Add`, `Remove`, `Delete`, … */
  readonly operation: string
  readonly operandType: 'User' | 'Account'
  readonly valueType: 'Entitlement' | 'UserGroup' | 'Account'
  /** What is added or removed. */
  readonly name: string
  readonly businessSource: string
  readonly accountName: string
  /** For whom: the name as it is shown, and the row's id; empty where it is about an account. */
  readonly userName: string
  readonly userId: string
}

/** A change that somebody asked for. */
export interface ChangeRequest {
  readonly id: number
  readonly name: string
  readonly description: string
  readonly sourceType: string
  /** The username of whoever asked. */
  readonly requestor: string
  readonly requestedAt: number
  readonly completedAt: number | undefined
  readonly state: RequestState
  readonly items: readonly RequestItem[]
}

/** What can be decided about a work item. Source: G&L 7.5.2, getApprovalDetails, `ActionName`. */
export const decisions = ['Rejected', 'Accepted'] as const

/** A decision. */
export type Decision = (typeof decisions)[number]

/** An approval that somebody has to give. */
export interface WorkItem {
  readonly id: string
  readonly requestId: number
  readonly name: string
  /** The username of whoever has to decide. */
  readonly assignee: string
  readonly dueAt: number
  readonly state: 'Available' | Decision
  readonly completedAt: number | undefined
  readonly completedBy: string
}
