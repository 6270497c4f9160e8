import { type Fail, isSessionError, SessionError } from '../errors/session-error.ts'
import type { LoginRun } from '../grant-source.ts'
import { canonical } from '../secrets/fingerprint.ts'
import { isSecret, secret } from '../secrets/secret.ts'
import type { SessionContext } from '../session-context.ts'
import { waitFor } from '../time/wait-for.ts'

/** Credentials that a login is about to send. */
export interface Sendable {
  readonly credentials: unknown
  /** What they say now, by which they are known from then on: who owns an object of a class may correct it meanwhile. */
  readonly key: string
}

/**
 * The credentials for one login, as they are now: their owner may correct them while it is under way, and what is
 * remembered as rejected must be what was sent.
 */
export async function obtainCredentials(
  { attempts, provider, fail }: Pick<SessionContext, 'attempts' | 'fail' | 'provider'>,
  { over: { signal: over }, ownCalls }: Pick<LoginRun, 'over' | 'ownCalls'>,
): Promise<Sendable> {
  const ask = async (): Promise<unknown> => provider({ attempt: attempts + 1, signal: over })
  let given: unknown
  try {
    given = await waitFor(ownCalls.run(true, ask), over)
  } catch (cause) {
    over.throwIfAborted()
    throw isSessionError(cause)
      ? SessionError.from(cause)
      : fail('unreachable', 'The credentials function failed. Let it log why.', { cause })
  }
  return copyCredentials(fail, given)
}

/**
 * A copy of credentials that nobody can change.
 *
 * @throws SessionError `invalid-options` where they cannot be read to their end: a getter throws, a part holds itself.
 */
export function copyCredentials(fail: Fail, given: unknown): Sendable {
  try {
    const credentials = asTheyAre(given)
    return { credentials, key: canonical(credentials) }
  } catch (cause) {
    throw fail('invalid-options', 'The credentials cannot be read: a field throws or holds itself.', {
      cause,
    })
  }
}

/** An object of a class stays what it is: nobody else can copy it. */
function asTheyAre(value: unknown): unknown {
  if (isSecret(value)) return secret(asTheyAre(value.reveal()))
  if (Array.isArray(value)) return value.map(asTheyAre)
  if (typeof value !== 'object' || value === null) return value

  const above: unknown = Object.getPrototypeOf(value)
  if (above && Object.getPrototypeOf(above)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, part]: [string, unknown]) => [name, asTheyAre(part)]),
  )
}
