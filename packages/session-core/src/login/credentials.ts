import { isSessionError, SessionError } from '../errors/session-error.ts'
import type { LoginEnds } from '../grant-source.ts'
import { isSecret, secret } from '../secrets/secret.ts'
import type { SessionContext } from '../session-context.ts'
import { waitFor } from '../time/wait-for.ts'

/**
 * The credentials for one login, as they are now: their owner may correct them while it is under way, and what is
 * remembered as rejected must be what was sent.
 */
export async function obtainCredentials(
  { attempts, provider, fail }: Pick<SessionContext, 'attempts' | 'fail' | 'provider'>,
  { over: { signal: over }, ownCalls }: LoginEnds,
): Promise<unknown> {
  const ask = async (): Promise<unknown> => provider({ attempt: attempts + 1, signal: over })
  try {
    return asTheyAre(await waitFor(ownCalls.run(true, ask), over))
  } catch (cause) {
    over.throwIfAborted()
    throw isSessionError(cause)
      ? SessionError.from(cause)
      : fail('unreachable', 'The credentials function failed; see cause.', { cause })
  }
}

/** A copy that nobody can change. An object of a class stays what it is: nobody else can copy it. */
function asTheyAre(value: unknown): unknown {
  if (isSecret(value)) return secret(asTheyAre(value.reveal()))
  if (Array.isArray(value)) return value.map(asTheyAre)
  if (typeof value !== 'object' || value === null) return value

  const prototype: unknown = Object.getPrototypeOf(value)
  const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null
  return isPlain
    ? Object.fromEntries(
        Object.entries(value).map(([name, part]: [string, unknown]) => [name, asTheyAre(part)]),
      )
    : value
}
