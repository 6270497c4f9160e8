import { loaded } from '../errors/loaded.ts'
import type { GrantSource } from '../grant-source.ts'
import { loadFirstCall } from '../load-first-call.ts'
import type { SessionContext } from '../session-context.ts'

/** A session that logs in for itself, and shares with nobody. */
export function ownLogins(context: SessionContext): GrantSource {
  return {
    obtain: async (run) => {
      const { obtainOwn } = await loaded(context.fail, loadFirstCall())
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
    leave: async () => async () => (await loadFirstCall()).revokeLast(context),
  }
}

function nothing(): void {}
