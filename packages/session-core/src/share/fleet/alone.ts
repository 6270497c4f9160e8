import type { LoginRun } from '../../grant-source.ts'
import type { HeldGrant } from '../../grant/held-grant.ts'
import type { Sendable } from '../../login/credentials.ts'
import { lockOut } from '../../login/lockout-circuit.ts'
import type { GuardedRun } from '../../login/log-in.ts'
import { ownLogins } from '../../login/own-logins.ts'
import type { Fleet } from './fleet.ts'
import { type Identity, identityOf, noteRejection, rejectionOf } from './identity.ts'

/** A login while the store is away: what the fleet said before holds, and what comes of it is told when the store is back. */
export async function obtainAlone(fleet: Fleet, begun: LoginRun): Promise<HeldGrant> {
  let identity: Identity | undefined
  // What others were rejected with is rejected here, too.
  const admit = async (sendable: Sendable): Promise<void> => {
    identity = await identityOf(fleet, sendable)
    const code = rejectionOf(fleet, identity)
    if (code) await lockOut(fleet.context, identity.key, { code })
  }
  const run: GuardedRun = Object.assign(begun, { admit })
  try {
    const held = await ownLogins(fleet.context).obtain(run)
    fleet.unshared = { held, account: identity?.account }
    return held
  } catch (failure) {
    if (identity) noteRejection(fleet, run, identity)
    throw failure
  }
}
