import type { LoginRun } from '../../grant-source.ts'
import type { HeldGrant } from '../../grant/held-grant.ts'
import { lockOut } from '../../login/lockout-circuit.ts'
import type { GuardedRun } from '../../login/log-in.ts'
import { ownLogins } from '../../login/own-logins.ts'
import type { Fleet } from './fleet.ts'
import { identityOf, noteRejection, rejectionOf } from './identity.ts'

/** A login while the store is away: what the fleet said before holds, and what comes of it is told when the store is back. */
export async function obtainAlone(fleet: Fleet, begun: LoginRun): Promise<HeldGrant> {
  const admit = (credentials: unknown): Promise<void> => lockKnown(fleet, credentials)
  const run: GuardedRun = Object.assign(begun, { admit })
  try {
    const held = await ownLogins(fleet.context).obtain(run)
    const { account } = await identityOf(fleet, run.sent)
    fleet.unshared = { held, account }
    return held
  } catch (failure) {
    if (run.lockedOut) noteRejection(fleet, run, await identityOf(fleet, run.sent))
    throw failure
  }
}

/** What others were rejected with is rejected here, too. */
async function lockKnown(fleet: Fleet, credentials: unknown): Promise<void> {
  const code = rejectionOf(fleet, await identityOf(fleet, credentials))
  if (code) await lockOut(fleet.context, credentials, code)
}
