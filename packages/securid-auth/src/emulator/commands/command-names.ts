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
  'findUsers',
  'findApprovals',
  'collectAccounts',
  'collectIdentities',
  'getRunStatus',
  'runReport',
] as const

/** One of the commands this server knows. */
export type CommandName = (typeof commandNames)[number]

/** Whether a word of the query is a command here; upper and lower case count. */
export const isCommandName = (word: string): word is CommandName =>
  (commandNames as readonly string[]).includes(word)
