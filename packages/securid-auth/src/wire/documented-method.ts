/**
 * The method that the G&L 7.5.2 reference shows for a command. It is GET for all others, also those that change state:
 * `collect…`, `processRule`, `runReport`, `setReviewState`, `updateUnreviewedItems`.
 */
export function documentedMethod(command: string): 'GET' | 'POST' {
  return /^(?:create|delete|import|log(?:in|out)|notify|upload|setUserImage|updateReview)/.test(command)
    ? 'POST'
    : 'GET'
}

/** Whether a command only reads, going by its name: then sending it twice does no harm. */
export function onlyReads(command: string): boolean {
  return /^(?:find|get|check|about|status)/.test(command)
}
