import { isSessionError } from '../errors/session-error.ts'
import type { GrantSource, LoginRun } from '../grant-source.ts'
import type { IssuedGrant } from '../grant/held-grant.ts'
import { revoke } from '../grant/revocation.ts'
import type { LogoutOutcome } from '../protocol.ts'
import type { SessionContext } from '../session-context.ts'
import { discardGrant, installGrant } from './install-grant.ts'
import { logIn } from './log-in.ts'
import { noteFailure } from './note-failure.ts'

/** A session that logs in for itself, and shares with nobody. */
export function ownLogins(context: SessionContext): GrantSource {
  return {
    obtain: async (run) => {
      const issued = await logInAwake(context, run)
      const ms = context.clock.monotonic() - run.startedAt
      if (!run.over.signal.aborted) return installGrant(context, issued, { type: 'login-succeeded', ms })

      // A transport that does not hear when it is called off may still bring a session.
      discardGrant(context, issued)
      throw run.over.signal.reason
    },
    noteUse: nothing,
    noteAccepted: nothing,
    noteFutile: nothing,
    noteUseful: nothing,
    mayRenew: () => true,
    claimHeartbeat: () => true,
    rearm: nothing,
    leave: () => Promise.resolve(() => revokeLast(context)),
  }
}

/** Logs out what is held, or what was refused last: that may have been a mistake of the server's. */
export async function revokeLast(context: SessionContext): Promise<LogoutOutcome | undefined> {
  const last = context.held ?? context.lost
  return last && revoke(context, last)
}

/** A connection may not outlive the sleep of the process: one more try then, unless it might cause another prompt. */
async function logInAwake(context: SessionContext, run: LoginRun): Promise<IssuedGrant> {
  try {
    return await logIn(context, run)
  } catch (error) {
    const { deadline, over, prompted } = run
    const wasCutOff = isSessionError(error) && error.code === 'unreachable' && deadline.overslept()
    if (!wasCutOff || prompted || over.signal.aborted) throw error

    await noteFailure(context, run, error)
    return logIn(context, run)
  }
}

function nothing(): void {}
