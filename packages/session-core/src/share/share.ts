import type { GrantSource } from '../grant-source.ts'
import type { JoinableShare } from '../join-share.ts'
import type { SessionContext } from '../session-context.ts'
import { joining, type Share } from '../share-value.ts'
import { randomId } from './base64url.ts'
import { writeInBackground } from './fleet/background.ts'
import { type Fleet, writingOf } from './fleet/fleet.ts'
import { mayRenew } from './fleet/may-renew.ts'
import { obtain } from './fleet/obtain.ts'
import { noteAccepted, noteUse } from './fleet/recheck.ts'
import { loadWriting } from './rooms.ts'
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
  return Object.freeze<JoinableShare>({ kind: 'share', [joining]: (context) => join(complete, context) })
}

function join(options: CompleteShareOptions, context: SessionContext): GrantSource {
  const fleet = createFleet(options, context)
  // Whoever shares is going to write, or to leave: nobody waits.
  loadWriting().catch(() => {})
  return {
    obtain: (run) => obtain(fleet, run),
    noteUse: () => noteUse(fleet),
    noteAccepted: (held) => noteAccepted(fleet, held),
    noteFutile: (held) => writeInBackground(fleet, (writing) => writing.noteFutile(fleet, held)),
    noteUseful: () => writeInBackground(fleet, (writing) => writing.noteUseful(fleet)),
    mayRenew: () => mayRenew(fleet),
    claimHeartbeat: (held) =>
      loadWriting()
        .then((writing) => writing.claimHeartbeat(fleet, held))
        .catch(() => true),
    rearm: () => {
      fleet.mustRearm = true
      fleet.rejected.clear()
      writeInBackground(fleet, (writing) => writing.flushRearm(fleet))
    },
    leave: async (everywhere) => {
      const writing = await writingOf(fleet)
      return everywhere ? writing.leaveEverywhere(fleet) : writing.leave(fleet)
    },
  }
}

function createFleet(
  { store, name, secret, lead, policy }: CompleteShareOptions,
  context: SessionContext,
): Fleet {
  const place = { protocol: context.protocol.name, href: context.url.href, name }
  const sealer = createSealer(secret, place)
  let named: string | undefined
  // The text, not its promise: where a platform ends a request with all that it began, that would never settle.
  const key = async (): Promise<string> => (named ??= await keyOf(place))
  return {
    context,
    store,
    policy,
    sealer,
    key,
    seen: { text: undefined, writtenAt: -Infinity },
    canLead: lead,
    id: randomId(),
    n: 0,
    rejected: new Map(),
    sharedAt: -Infinity,
    lookedAt: -Infinity,
    dueAt: Infinity,
    background: Promise.resolve(),
  }
}
