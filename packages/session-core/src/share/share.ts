import type { GrantSource } from '../grant-source.ts'
import type { JoinableShare } from '../join-share.ts'
import type { SessionContext } from '../session-context.ts'
import { joining, type Share } from '../share-value.ts'
import { claimHeartbeat, noteAccepted } from './fleet/activity.ts'
import type { Fleet } from './fleet/fleet.ts'
import { mayRenew, noteFutile, noteUseful } from './fleet/futile.ts'
import { leave, leaveEverywhere } from './fleet/leave.ts'
import { obtain } from './fleet/obtain.ts'
import { randomId } from './fleet/random-id.ts'
import { rearmFleet } from './fleet/rearm.ts'
import { noteUse } from './fleet/recheck.ts'
import { createRegister } from './register.ts'
import { keyOf } from './seal/place.ts'
import { createSealer } from './seal/sealer.ts'
import { type CompleteShareOptions, readShareOptions, type ShareOptions } from './share-options.ts'

/**
 * One login for many processes: each opens the session as it would alone, with the same `name`, through the same store.
 *
 * @throws SessionError `invalid-options`
 * @example
 * ```ts
 * import { createSession, type Secret, type SessionProtocol } from '@org/session-core'
 * import { share, type SharedStore } from '@org/session-core/share'
 *
 * declare const protocol: SessionProtocol<{ username: string; password: string }, string>
 * declare const credentials: { username: string; password: string }
 * declare const store: SharedStore // redisStore, fileStore, or one of yours
 * declare const secret: Secret<Uint8Array> // 32 random bytes from your vault
 *
 * await using session = createSession(protocol, { credentials, share: share({ store, name: 'prod/billing', secret }) })
 * ```
 */
export function share(options: ShareOptions): Share {
  const complete = readShareOptions(options)
  const value: JoinableShare = { kind: 'share', [joining]: (context) => join(complete, context) }
  return Object.freeze(value)
}

function join(options: CompleteShareOptions, context: SessionContext): GrantSource {
  const fleet = createFleet(options, context)
  return {
    obtain: (run) => obtain(fleet, run),
    noteUse: () => noteUse(fleet),
    noteAccepted: (held) => noteAccepted(fleet, held),
    noteFutile: (held) => noteFutile(fleet, held),
    noteUseful: () => noteUseful(fleet),
    mayRenew: () => mayRenew(fleet),
    claimHeartbeat: (held) => claimHeartbeat(fleet, held),
    rearm: () => rearmFleet(fleet),
    leave: (everywhere) => (everywhere ? leaveEverywhere(fleet) : leave(fleet)),
  }
}

function createFleet(
  { store, name, secret, lead, policy }: CompleteShareOptions,
  context: SessionContext,
): Fleet {
  const place = { protocol: context.protocol.name, href: context.url.href, name }
  const sealer = createSealer(
    secret.map(({ reveal }) => reveal),
    place,
  )
  let named: Promise<string> | undefined
  const key = (): Promise<string> => (named ??= keyOf(place))
  return {
    context,
    sealer,
    policy,
    register: createRegister({ context, store, policy, sealer, key }),
    canLead: lead,
    id: randomId(),
    attempts: 0,
    attempt: undefined,
    epoch: undefined,
    n: 0,
    hasForgotten: false,
    rejected: new Map(),
    rearms: undefined,
    mustRearm: false,
    futile: undefined,
    unshareable: undefined,
    shared: undefined,
    unshared: undefined,
    lookedAt: -Infinity,
    dueAt: Infinity,
    background: Promise.resolve(),
  }
}
