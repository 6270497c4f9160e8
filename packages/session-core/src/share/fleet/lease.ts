import { headOf } from '../base64url.ts'
import type { View } from '../register.ts'
import type { Fleet } from './fleet.ts'

/** Who leads now, another process or an attempt of this one; `undefined` when nobody does. */
export function leaderOf(fleet: Fleet, { record: { lease } }: View): string | undefined {
  if (!lease || lease.owner === fleet.attempt) return lease?.owner
  const { at, leaseMs = 0, owner } = lease
  // While a new policy is rolled out, nobody loses patience with an owner who has more of it.
  const longest = Math.max(fleet.policy.leaseMs, leaseMs)
  const isSilent = fleet.context.clock.monotonic() - at >= longest
  // Its own lease without an attempt: a store that failed over shows it again, and nobody else renews it.
  return isSilent || headOf(owner) === fleet.id ? undefined : owner
}
