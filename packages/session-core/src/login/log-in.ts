import { loadRedaction } from '../errors/load-redaction.ts'
import type { SessionErrorCode } from '../errors/session-error-codes.ts'
import type { LoginRun } from '../grant-source.ts'
import type { IssuedGrant } from '../grant/held-grant.ts'
import { gatewaySecrets } from '../http/gateway-headers.ts'
import { createWire } from '../http/wire.ts'
import { isObserved, tell } from '../observers.ts'
import type { Grant, Wire } from '../protocol.ts'
import { type Secrets, secretsIn } from '../secrets/secrets-in.ts'
import type { SessionContext } from '../session-context.ts'
import { createAsk } from './challenge.ts'
import { obtainCredentials, type Sendable } from './credentials.ts'
import { admit, forgive, lockOut, opensCircuit } from './lockout-circuit.ts'
import { spendLogin } from './login-budget.ts'

/** One login of this session's own: credentials, lockout circuit, login budget, then the protocol's login. */
export async function logIn(context: SessionContext, run: GuardedRun): Promise<IssuedGrant> {
  const { signal: over } = run.over
  const sendable = await obtainCredentials(context, run)
  await run.admit?.(sendable)
  await admit(context, sendable.key)
  over.throwIfAborted()
  beginLogin(context, run)
  return sendLogin(context, run, sendable)
}

/** Spends and counts one login. */
export function beginLogin(context: SessionContext, run: LoginRun): void {
  spendLogin(context)
  run.begun = true
  context.attempts += 1
  context.counts.logins += 1
  tell(context, { type: 'login-started', attempt: context.attempts, reason: run.reason })
  // A listener may have ended the session.
  run.over.signal.throwIfAborted()
}

/** A login that others know of. */
export interface GuardedRun extends LoginRun {
  /** Called before anything is sent: locks out what others know to be rejected. */
  readonly admit?: (sendable: Sendable) => Promise<void>
  /** Called before each message, and before a person is asked. Where it rejects, nothing is sent. */
  readonly beforeMessage?: () => Promise<void>
  /** Why these credentials must not be sent again. */
  lockedOut?: SessionErrorCode
}

/** Sends these credentials once; what the server rejects is locked out. */
export async function sendLogin(
  context: SessionContext,
  run: GuardedRun,
  { credentials, key }: Sendable,
): Promise<IssuedGrant> {
  const { protocol, clock, counts, fail } = context
  const { beforeMessage, patience } = run
  const { signal: over } = run.over

  const now = (): Omit<IssuedGrant, 'grant'> => ({ issuedAt: clock.monotonic(), issuedWall: clock.wall() })
  let issued = now()
  const secrets = { chosen: secretsOf(context, credentials) }
  context.sentSecrets = secrets.chosen
  const askOnce = createAsk(context, run)
  const ask: Wire['ask'] = async (challenge) => {
    await beforeMessage?.()
    over.throwIfAborted()
    run.prompted = key
    if (isObserved(context))
      tell(context, { type: 'challenge', ...(await redacted(challenge, secrets)), kind: challenge.kind })
    over.throwIfAborted()
    const answer = await askOnce(challenge)
    secrets.chosen.unshift(answer, ...secretsIn(credentials))
    // A person may think for longer than a session lives: its life begins with what is sent now.
    issued = now()
    return answer
  }

  try {
    const wire = createWire(context, {
      signal: patience.signal,
      endsBy: run.deadline.endsBy,
      ask,
      beforeMessage,
    })
    const grant = await run.ownCalls.run(true, () => protocol.login(credentials, wire))
    assertSignable(context, grant)
    if (!over.aborted) await forgive(context, key)
    const notes = await redacted(grant.notes ?? {}, { ...secrets, granted: secretsIn(grant.key) })
    return { grant: { ...grant, notes }, ...issued }
  } catch (thrown) {
    const { redactedFailure } = await loadRedaction()
    const failure = redactedFailure(fail, thrown, secrets)
    const { code } = failure
    if (opensCircuit(failure, Boolean(run.prompted) && !over.aborted)) {
      if (code !== 'challenge-unanswered') counts.rejections += 1
      run.lockedOut = code
      await lockOut(context, key, failure)
    }
    throw failure
  }
}

/** All that must not be printed of this login, and then of earlier ones: as much as several have. */
function secretsOf({ headers, sentSecrets = [] }: SessionContext, credentials: unknown): string[] {
  const own = [...secretsIn(credentials), ...gatewaySecrets(headers)]
  return [...new Set([...own, ...sentSecrets])].slice(0, own.length + 16)
}

/** A server that quotes what it was sent must not make an event or a snapshot print it. */
async function redacted<Texts extends object>(texts: Texts, secrets: Secrets): Promise<Texts> {
  const hasWords = Object.values(texts).some((text) => typeof text === 'string' && text)
  return hasWords ? (await loadRedaction()).redactTexts(texts, secrets) : texts
}

/** A key that no header can carry fails here, in our words: the platform's message would quote it. */
function assertSignable({ protocol, fail }: SessionContext, { key }: Grant<unknown>): void {
  try {
    protocol.sign(new Headers(), key.reveal())
  } catch (cause) {
    throw fail('unexpected-reply', 'A header cannot carry the key that was granted. Check url.', { cause })
  }
}
