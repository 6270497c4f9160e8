import { isSessionError } from '../../errors/session-error.ts'

/** Whether a look at the store failed for now: what it holds may be good, and cannot be known. */
export function isWithoutStore(error: unknown): boolean {
  return isSessionError(error) && error.code === 'unreachable'
}
