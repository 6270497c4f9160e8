import type { SessionErrorCode } from '../../errors/session-error-codes.ts'
import type { Sendable } from '../../login/credentials.ts'
import type { GuardedRun } from '../../login/log-in.ts'
import { canonical } from '../../secrets/fingerprint.ts'
import { headOf } from '../base64url.ts'
import type { SharedGrant } from '../record/record.ts'
import { loadWriting } from '../rooms.ts'
import type { Fleet } from './fleet.ts'

/** Credentials as a fleet may know them: digests under every secret. */
export interface Identity {
  readonly digests: readonly string[]
  /** What they are known by here. */
  readonly key: string
  /** Of who logs in; none where neither the protocol nor a field of the credentials says. */
  readonly account: readonly string[] | undefined
}

/** What a fleet may know of these credentials. */
export async function identityOf(
  { context, sealer }: Fleet,
  { credentials, key = canonical(credentials) }: Partial<Sendable>,
): Promise<Identity> {
  const { protocol } = context
  const account = protocol.account?.(credentials) ?? (await loadWriting()).whoIn(credentials)
  const [digests, accounts] = await Promise.all([
    sealer.digest(`credentials\0${key}`),
    account === undefined ? undefined : sealer.digest(`account\0${account}`),
  ])
  return { digests, key, account: accounts }
}

/** Why these credentials must not be sent, if this process knows: every look tells it what the others know. */
export function rejectionOf({ rejected }: Fleet, { digests }: Identity): SessionErrorCode | undefined {
  return digests.map((digest) => rejected.get(digest)).find(Boolean)
}

/** Keeps what must not be sent again; it is told with the next write. Whether a login has shown that. */
export function noteRejection(
  { context, rejected }: Fleet,
  { lockedOut }: Pick<GuardedRun, 'lockedOut'>,
  { digests }: Identity,
): boolean {
  // A process that cannot ask anybody says nothing of the credentials.
  if (!lockedOut || (!context.onChallenge && lockedOut === 'challenge-unanswered')) return false

  for (const digest of digests) rejected.set(digest, lockedOut)
  return true
}

/** @throws SessionError `invalid-options`: one name never serves two accounts. */
export function assertSameAccount(
  { context }: Fleet,
  grant: SharedGrant | undefined,
  { account }: Pick<Identity, 'account'>,
): void {
  const keyIds = account?.map(headOf) ?? []
  // What another secret made of an account cannot be compared.
  const comparable = grant?.account?.filter((one) => keyIds.includes(headOf(one))) ?? []
  if (comparable.length === 0 || comparable.some((one) => account?.includes(one))) return
  throw context.fail('invalid-options', 'share.name belongs to another account. Give each its own.')
}
