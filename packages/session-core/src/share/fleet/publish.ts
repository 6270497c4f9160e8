import { type HeldGrant, holdGrant, type IssuedGrant } from '../../grant/held-grant.ts'
import { discardGrant, installGrant } from '../../login/install-grant.ts'
import { canonical } from '../../secrets/fingerprint.ts'
import { randomId } from '../base64url.ts'
import { isWithoutStore } from '../bounded.ts'
import { misfitOf } from '../record/encode.ts'
import type { FleetRecord, SharedGrant } from '../record/record.ts'
import { lately } from './adopt.ts'
import { type Attempt, leads } from './attempt.ts'
import { change } from './change.ts'
import { owe, oweForgotten } from './debts.ts'
import type { Fleet } from './fleet.ts'

/** A login brought a grant: it becomes the fleet's if the lease is still this attempt's, and is logged out if not. */
export async function publish(
  fleet: Fleet,
  attempt: Attempt,
  issued: IssuedGrant,
): Promise<HeldGrant | undefined> {
  const { context } = fleet
  assertShareable(fleet, issued)
  const shared = sharedFrom(issued, attempt.identity.account)
  const outcome = await change(
    fleet,
    ({ record }) => (leads(attempt, record) ? withGrant(fleet, record, shared) : undefined),
    attempt.view,
  ).catch((error: unknown) => {
    if (isWithoutStore(error)) return undefined
    discardGrant(context, issued)
    throw error
  })
  // It works, and nobody else knows of it: it is shared at the next contact, or logged out.
  if (!outcome) {
    const held = settle(fleet, attempt, issued)
    fleet.unshared = { held, account: attempt.identity.account }
    return held
  }
  if (outcome.isWritten) {
    Object.assign(fleet, { shared, sharedAt: context.clock.monotonic() })
    return settle(fleet, attempt, { ...issued, sharedAs: shared.id, haste: 1 + Math.random() / 2 })
  }
  // Some servers grant the session once more that there is already.
  if (canonical(outcome.view.record.grant?.key) !== canonical(shared.key)) discardGrant(context, issued)
  return undefined
}

/**
 * What other processes would not get as it is must not be shared: nothing is written, and the session is logged out. It
 * would be the same each time, so no other login is made.
 *
 * @throws SessionError `invalid-options`
 */
function assertShareable(fleet: Fleet, issued: IssuedGrant): void {
  const { context } = fleet
  const misfit = misfitOf(issued.grant)
  if (misfit === undefined) return

  discardGrant(context, issued)
  fleet.unshareable = context.fail(
    'invalid-options',
    `What a login brings cannot be shared (${misfit}). Key and notes must be JSON.`,
  )
  throw fleet.unshareable
}

/** A record with another grant. What it replaces is logged out when all have moved on. */
export function withGrant(fleet: Fleet, record: FleetRecord, grant: SharedGrant): FleetRecord {
  const leaving = owe(fleet, record, record.grant)
  const next = { ...record, grant, lease: undefined, failed: undefined, leaving }
  return { ...next, leaving: oweForgotten(fleet, next, lately(fleet)) }
}

/** A grant as the others get it. */
export function sharedFrom(
  { grant: { key, ...told }, issuedAt }: IssuedGrant,
  account: readonly string[] | undefined,
): SharedGrant {
  return {
    ...told,
    id: randomId(),
    key: key.reveal(),
    issuedAt,
    activeAt: issuedAt,
    accepted: false,
    account,
  }
}

function settle({ context }: Fleet, { run }: Attempt, issued: IssuedGrant): HeldGrant {
  const ms = context.clock.monotonic() - run.startedAt
  if (!run.over.signal.aborted) return installGrant(context, issued, { type: 'login-succeeded', ms })

  if (issued.sharedAs === undefined) discardGrant(context, issued)
  else if (context.ended === 'closing') context.held ??= holdGrant(issued, context.generation)
  throw run.over.signal.reason
}
