const documented: ReadonlySet<string> = new Set([
  // Admin
  'importDescriptions',
  'userAttributeChange',
  // Information
  'findChangeRequestItems',
  'findChangeRequestWorkItems',
  'findDataResources',
  'findDirectories',
  'findEntitlements',
  'findForms',
  'findReviews',
  'findRoles',
  'findRolesets',
  'findUserAccountMappings',
  'findUserEntitlements',
  'findUserGroupMembership',
  'findUserRoleMembership',
  // Request
  'cancelChangeActivity',
  'cancelChangeRequest',
  'createRequestsByOwner',
  'getChangeRequestStatus',
  'getFormToken',
  // Roles
  'addGroupToRole',
  'commitRole',
  'removeGroupFromRole',
])

/** Whether the vendor's reference has a page about a command that this emulator does not answer. Source: G&L 7.5.2 and 8.0, API reference. */
export const isDocumentedCommand = (word: string): boolean => documented.has(word)
