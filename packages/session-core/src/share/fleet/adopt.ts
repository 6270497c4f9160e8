import { spanOf, timeLeft } from '../../grant/grant-lifetime.ts'
import type { HeldGrant, IssuedGrant } from '../../grant/held-grant.ts'
import { installGrant } from '../../login/install-grant.ts'
import { secret } from '../../secrets/secret.ts'
import type { SharedGrant } from '../record/record.ts'
import type { View } from '../register.ts'
import type { Fleet } from './fleet.ts'
import { assertSameAccount, identityOf } from './identity.ts'

/**
 * Uses what another process opened, unless it is `stale` (what was held when a fresh one was asked for), was refused to
 * this one, or has too little time left.
 */
export async function adopt(fleet: Fleet, view: View, stale?: string): Promise<HeldGrant | undefined> {
  const { knownCredentials: known } = fleet.context
  const { grant } = view.record
  if (known !== undefined && grant)
    assertSameAccount(fleet, grant, await identityOf(fleet, { credentials: known }))
  return adoptNow(fleet, view, stale)
}

/** At once: between a look at what was refused and an adoption it might be refused. */
function adoptNow(fleet: Fleet, { record: { grant, epoch } }: View, stale?: string): HeldGrant | undefined {
  const { context } = fleet
  if (!grant || [stale, context.lost?.sharedAs].includes(grant.id)) return undefined

  const own = ownAs(fleet, grant)
  const haste = own?.haste ?? 1 + Math.random() / 2
  if (!hasTimeLeft(fleet, own ?? grant, haste)) return undefined

  fleet.epoch ??= epoch
  if (!own) fleet.replaced = lately(fleet)
  fleet.shared = grant
  fleet.sharedAt = context.clock.monotonic()
  if (own) return own
  const fresh = installGrant(context, { ...issuedOf(fleet, grant), haste }, { type: 'adopted' })
  noteFleetActivity(fresh, grant)
  return fresh
}

/** What was the fleet's so short a time ago that it cannot have been logged out since: debts are due later than that. */
export function lately({ context: { clock }, policy, shared, sharedAt }: Fleet): SharedGrant | undefined {
  return clock.monotonic() - sharedAt < 2 * policy.recheckMs ? shared : undefined
}

/** The grant, if it is the one that this process holds already. */
function ownAs({ context: { held } }: Fleet, grant: SharedGrant): HeldGrant | undefined {
  if (held?.sharedAs !== grant.id) return undefined
  noteFleetActivity(held, grant)
  return held
}

function hasTimeLeft(
  { context: { clock, policy } }: Fleet,
  grant: HeldGrant | SharedGrant,
  haste: number,
): boolean {
  const spans = { idleMs: spanOf(grant.idleMs), lifetimeMs: spanOf(grant.lifetimeMs) }
  return timeLeft({ ...grant, ...spans }, clock.monotonic(), policy.skewMs * haste) > 0
}

/** A shared grant as a login of this process would have brought it. */
export function issuedOf({ context: { clock } }: Fleet, shared: SharedGrant): IssuedGrant {
  const { id, key, issuedAt, subject, notes, idleMs, lifetimeMs } = shared
  return {
    grant: { key: secret(key), subject, notes, idleMs, lifetimeMs },
    issuedAt,
    issuedWall: clock.wall() - (clock.monotonic() - issuedAt),
    sharedAs: id,
  }
}

/** What others did with the grant counts for this process, too. */
export function noteFleetActivity(held: HeldGrant, { activeAt, accepted }: SharedGrant): void {
  held.activeAt = Math.max(held.activeAt, activeAt)
  held.accepted ||= accepted
}
