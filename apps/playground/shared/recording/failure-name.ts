import { isSessionError } from '@org/session-core'

/** What a call that failed is called: the code of its `SessionError`, or that the connection was lost. */
export const failureName = (error: unknown): string =>
  isSessionError(error) ? error.code : 'connection lost'
