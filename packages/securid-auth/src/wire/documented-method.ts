/** The commands that the G&L 7.5.2 reference shows with POST. All others are GET, also those that change state. */
const posted: ReadonlySet<string> = new Set([
  'createAdminError',
  'deleteCollector',
  'deletePendingCollections',
  'deletePendingRun',
  'importDescriptions',
  'importMetadata',
  'importWorkflow',
  'loginTrustedApp',
  'loginUser',
  'logoutUser',
  'notifyVaultPasswordChange',
  'setUserImage',
  'updateReviewItems',
  'uploadCoverage',
])

/** The method that the vendor documents for a command. */
export function documentedMethod(command: string): 'GET' | 'POST' {
  return posted.has(command) ? 'POST' : 'GET'
}

/** Whether a command only reads, going by its name: then sending it twice does no harm. */
export function onlyReads(command: string): boolean {
  return /^(?:find|get|check)[A-Z]|^(?:about|status)$/.test(command)
}
