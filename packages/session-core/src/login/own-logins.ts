import { loaded } from '../errors/loaded.ts'
import type { GrantSource } from '../grant-source.ts'
import { loadRevocation } from '../grant/rooms.ts'
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
    // oxlint-disable-next-line typescript/require-await -- What is loaded first is counted in bytes.
    leave: async () => async () => (await loadRevocation()).revokeLast(context),
  }
}

function nothing(): void {}
