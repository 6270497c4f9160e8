import { loaded } from '../errors/loaded.ts'
import type { GrantSource } from '../grant-source.ts'
import { loadRevocation } from '../grant/rooms.ts'
import type { LogoutOutcome } from '../protocol.ts'
import type { SessionContext } from '../session-context.ts'
import { loadLogin } from './rooms.ts'

/** A session that logs in for itself, and shares with nobody. */
export function ownLogins(context: SessionContext): GrantSource {
  return {
    obtain: async (run) => {
      const { obtainOwn } = await loaded(context.fail, loadLogin())
      return obtainOwn(context, run)
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
  return last && (await loadRevocation()).revoke(context, last)
}

function nothing(): void {}
