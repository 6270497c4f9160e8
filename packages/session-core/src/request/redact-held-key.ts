import { isSessionError } from '../errors/session-error.ts'
import { withoutHeld } from '../grant/held-secrets.ts'
import type { SessionContext } from '../session-context.ts'

/** A failure without the key that is held, those that it replaced, and what was logged in with. */
export async function redactHeldKey(context: SessionContext, failure: unknown): Promise<unknown> {
  return isSessionError(failure) ? await withoutHeld(context, failure) : failure
}
