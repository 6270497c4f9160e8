import { assertOpen } from '../grant/grant-store.ts'
import { heartbeat } from '../grant/heartbeat.ts'
import { currentGrant, usableGrant } from '../login/current-grant.ts'
import type { SessionContext } from '../session-context.ts'
import { waitFor } from '../time/wait-for.ts'

/** Counts as activity on the server, now. A session that turns out to have ended is renewed. */
export async function keepAlive(context: SessionContext, signal?: AbortSignal): Promise<void> {
  assertOpen(context)
  if (!context.protocol.keepAlive) return

  const held = usableGrant(context)
  const verdict = held && (await waitFor(heartbeat(context, held), signal))
  if (verdict === 'forbidden') {
    const message = 'The server keeps no session of this account alive. The next call renews what has ended.'
    throw context.fail('request-refused', message)
  }
  // A login is activity enough.
  if (verdict !== 'accepted') await currentGrant(context, signal)
}
