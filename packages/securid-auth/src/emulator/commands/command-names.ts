/** The commands this server knows; any other is answered with 404. */
export const commandNames = [
  'loginUser',
  'loginTrustedApp',
  'getLoginInstructions',
  'logoutUser',
  'keepAlive',
  'getSecuritySettings',
  'about',
  'status',
  'checkAccess',
  'createAdminError',
  'importMetadata',
  'importWorkflow',
  'notifyVaultPasswordChange',
  'getHelpLink',
  'getLogo',
  'getUserImage',
  'setUserImage',
  'findUsers',
  'findAccounts',
  'findApplications',
  'findBusinessUnits',
  'findChangeRequests',
  'findUserGroups',
  'createChangeRequest',
  'getRequestItems',
  'findApprovals',
  'getApprovalsForUser',
  'getApprovalDetails',
  'performApproval',
  'getWorkItemsForUser',
  'getWorkItemDetails',
  'performWorkItem',
  'processRule',
  'collectAccounts',
  'collectAppMetadata',
  'collectDataAccess',
  'collectEntitlements',
  'collectIdentities',
  'collectMAEDC',
  'collectRoles',
  'deleteCollector',
  'deletePendingCollections',
  'deletePendingRun',
  'unify',
  'getRunStatus',
  'runReport',
  'runReview',
  'getReviewResult',
  'getReviewStatus',
  'setReviewState',
  'refreshReview',
  'updateUnreviewedItems',
  'updateReviewItems',
  'uploadCoverage',
] as const

/** One of the commands this server knows. */
export type CommandName = (typeof commandNames)[number]

/** A command by name: one that this server knows, or one of the option `commands`. */
export type AnyCommandName = CommandName | (string & Record<never, never>)

/** Whether a word of the query is a command here; upper and lower case count. */
export const isCommandName = (word: string): word is CommandName =>
  (commandNames as readonly string[]).includes(word)
