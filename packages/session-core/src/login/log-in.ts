import { loginFailure, opensCircuit } from '../errors/protocol-failure.ts'
import { isSessionError } from '../errors/session-error.ts'
import type { IssuedGrant } from '../grant/held-grant.ts'
import { createWire } from '../http/wire.ts'
import { tell } from '../observers.ts'
import type { Grant, Wire } from '../protocol.ts'
import { redactTexts, secretsIn } from '../secrets/redact.ts'
import type { SessionContext } from '../session-context.ts'
import type { LoginReason } from '../session-event.ts'
import { waitFor } from '../time/wait-for.ts'
import { createAsk } from './challenge.ts'
import { admit, lockOut } from './lockout-circuit.ts'
import { spendLogin } from './login-budget.ts'
import type { LoginLimits } from './login-limits.ts'

/** One login of this session's own: credentials, lockout circuit, login budget, then the protocol's login. */
export async function logIn(
  context: SessionContext,
  reason: LoginReason,
  limits: LoginLimits,
): Promise<IssuedGrant> {
  const credentials = await obtainCredentials(context, limits.over)
  await admit(context, credentials)
  limits.over.throwIfAborted()
  spendLogin(context)
  context.attempts += 1
  context.counts.logins += 1
  tell(context, { type: 'login-started', attempt: context.attempts, reason })
  return sendLogin(context, credentials, limits)
}

async function obtainCredentials(
  { attempts, provider, fail }: SessionContext,
  over: AbortSignal,
): Promise<unknown> {
  try {
    return await waitFor((async () => provider({ attempt: attempts + 1, signal: over }))(), over)
  } catch (cause) {
    over.throwIfAborted()
    throw isSessionError(cause)
      ? cause
      : fail('unreachable', 'The credentials function failed; see cause.', { cause })
  }
}

async function sendLogin(
  context: SessionContext,
  credentials: unknown,
  limits: LoginLimits,
): Promise<IssuedGrant> {
  const { protocol, clock, counts, fail } = context
  const { over, patience } = limits

  const now = (): Omit<IssuedGrant, 'grant'> => ({ issuedAt: clock.monotonic(), issuedWall: clock.wall() })
  let issued = now()
  const secrets = [...secretsIn(credentials)]
  const prompt = { shown: false }
  const askOnce = createAsk(context, limits)
  const ask: Wire['ask'] = async (challenge) => {
    over.throwIfAborted()
    prompt.shown = true
    tell(context, { type: 'challenge', ...redactTexts(challenge, secrets) })
    const answer = await askOnce(challenge)
    secrets.push(answer)
    // A person may think for longer than a session lives: its life begins with what is sent now.
    issued = now()
    return answer
  }

  try {
    const grant = await protocol.login(credentials, createWire(context, { signal: patience, ask }))
    assertSignable(context, grant)
    const { notes = {} } = grant
    // A server that quotes what it was sent must not make a snapshot print it.
    return {
      grant: { ...grant, notes: redactTexts(notes, [...secrets, ...secretsIn(grant.key)]) },
      ...issued,
    }
  } catch (thrown) {
    const failure = loginFailure(fail, thrown, secrets)
    const { code } = failure
    if (opensCircuit(failure, prompt.shown && !over.aborted)) {
      await lockOut(context, credentials, code)
      if (code !== 'challenge-unanswered') counts.rejections += 1
      tell(context, { type: 'locked', code })
    }
    throw failure
  }
}

/** A key that no header can carry fails here, in our words: the platform's message would quote it. */
function assertSignable({ protocol, fail }: SessionContext, { key }: Grant<unknown>): void {
  try {
    protocol.sign(new Headers(), key.reveal())
  } catch (cause) {
    throw fail('unexpected-reply', 'A header cannot carry the key that was granted. Check url.', { cause })
  }
}
