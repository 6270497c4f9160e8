import { loginFailure, opensCircuit } from '../errors/protocol-failure.ts'
import { isSessionError } from '../errors/session-error.ts'
import type { Landed } from '../grant/held-grant.ts'
import { createWire } from '../http/wire.ts'
import { tell } from '../observers.ts'
import type { Grant, Wire } from '../protocol.ts'
import { redactTexts, secretsIn } from '../secrets/redact.ts'
import type { SessionContext } from '../session-context.ts'
import { waitFor } from '../time/wait-for.ts'
import { type ChallengeParts, createAsk } from './challenge.ts'
import { admit, lockOut } from './lockout-circuit.ts'

/** What stands between a wish to log in and the server. */
export interface SignInParts extends ChallengeParts {
  /** Counts from 1 since the last success. */
  readonly attempt: number
  /** Called before anything is sent; may refuse. */
  readonly begin: () => void
  /** Aborted when not even a late answer is waited for. */
  readonly patience: AbortSignal
}

/** Signs in once: credentials, circuit, then the protocol's own login. */
export async function signIn(context: SessionContext, parts: SignInParts): Promise<Landed> {
  const { protocol, clock, counts, fail } = context
  const { over, patience } = parts

  const credentials = await obtainCredentials(context, parts)
  await admit(context, credentials)
  over.throwIfAborted()
  parts.begin()

  const stamp = (): Omit<Landed, 'grant'> => ({ issuedAt: clock.monotonic(), issuedWall: clock.wall() })
  let issued = stamp()
  const secrets = [...secretsIn(credentials)]
  const prompt = { shown: false }
  const askOnce = createAsk(context, parts)
  const ask: Wire['ask'] = async (challenge) => {
    over.throwIfAborted()
    prompt.shown = true
    tell(context, { type: 'challenge', ...redactTexts(challenge, secrets) })
    const answer = await askOnce(challenge)
    secrets.push(answer)
    // A person may think for longer than a session lives: its life begins with what is sent now.
    issued = stamp()
    return answer
  }

  try {
    const grant = await protocol.login(credentials, createWire(context, { signal: patience, ask }))
    signOnTrial(context, grant)
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

async function obtainCredentials(
  { provider, fail }: SessionContext,
  { attempt, over }: SignInParts,
): Promise<unknown> {
  try {
    return await waitFor((async () => provider({ attempt, signal: over }))(), over)
  } catch (cause) {
    over.throwIfAborted()
    throw isSessionError(cause)
      ? cause
      : fail('unreachable', 'The provider of credentials failed. See to it, and try again.', { cause })
  }
}

/** A key that no header can carry fails here, in our words: the platform's message would quote it. */
function signOnTrial({ protocol, fail }: SessionContext, { key }: Grant<unknown>): void {
  try {
    protocol.sign(new Headers(), key.reveal())
  } catch (cause) {
    throw fail('unexpected-reply', 'A header cannot carry the key that was granted. Check url.', { cause })
  }
}
