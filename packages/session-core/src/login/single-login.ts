import type { SessionError } from '../errors/session-error.ts'
import type { HeldGrant } from '../grant/held-grant.ts'
import { tell } from '../observers.ts'
import type { SessionContext, SingleLogin } from '../session-context.ts'
import type { LoginReason } from '../session-event.ts'
import { waitFor } from '../time/wait-for.ts'
import { discardGrant, installGrant, noteFailedLogin } from './install-grant.ts'
import { logIn } from './log-in.ts'
import { limitLogin } from './login-limits.ts'

/** None under way. */
export const noLogin: SingleLogin = { login: undefined, landing: undefined, attempts: 0 }

/** Single flight: waits for the login under way, or starts one. The signal ends this wait only. */
export function joinLogin(
  context: SessionContext,
  reason: LoginReason,
  signal?: AbortSignal,
): Promise<HeldGrant> {
  context.login ??= startLogin(context, reason)
  return waitFor(context.login.granted, signal)
}

/** Fails those who wait, at once; settles when nothing is under way any more. */
export async function cancelLogin(context: SessionContext, reason: Error): Promise<void> {
  context.login?.over.abort(reason)
  await context.login?.granted.catch(() => {})
  await context.landing
}

function startLogin(context: SessionContext, reason: LoginReason): NonNullable<SingleLogin['login']> {
  const over = new AbortController()
  const granted = runLogin(context, reason, over).finally(() => {
    context.login = undefined
  })
  return { granted, over }
}

async function runLogin(
  context: SessionContext,
  reason: LoginReason,
  over: AbortController,
): Promise<HeldGrant> {
  await waitFor(Promise.resolve(context.landing), over.signal)

  const { clock, counts } = context
  const { logins } = counts
  const startedAt = clock.monotonic()
  const elapsed = (): number => clock.monotonic() - startedAt
  const limits = limitLogin(context, over)
  const granted = logIn(context, reason, limits)
    .finally(limits.stop)
    .then((issued) => {
      if (!over.signal.aborted) return installGrant(context, issued, elapsed())

      // A transport that does not hear when it is called off may still bring a session.
      discardGrant(context, issued)
      throw over.signal.reason
    })
  const clearLanding = (): void => {
    context.landing = undefined
  }
  context.landing = waitFor(granted, limits.patience).then(clearLanding, clearLanding)

  try {
    return await waitFor(granted, over.signal)
  } catch (error) {
    noteFailedLogin(context)
    if (counts.logins > logins) {
      tell(context, { type: 'login-failed', ms: elapsed(), error: error as SessionError })
    }
    throw error
  }
}
