import { createAsk } from './challenge.ts'
import type { Deadline } from './deadline.ts'
import { isSessionError, SessionError } from './errors/session-error.ts'
import type { LockoutCircuit } from './lockout-circuit.ts'
import type { LoginBudget } from './login-budget.ts'
import { loginFailure, opensCircuit } from './login-failure.ts'
import type { Grant, SessionProtocol } from './protocol.ts'
import { secretsIn } from './redact.ts'
import type { SessionContext } from './session-context.ts'
import type { SessionHappening } from './session-event.ts'
import { waitFor } from './wait-for.ts'
import { createWire } from './wire.ts'

/** A grant, and when the request that brought it was sent. */
export interface Landed<Key> {
  readonly grant: Grant<Key>
  /** Monotonic milliseconds. */
  readonly issuedAt: number
  /** Wall-clock milliseconds at the same moment. */
  readonly issuedWall: number
}

/** What stands between a wish to log in and the server. */
export interface SignInParts {
  readonly circuit: LockoutCircuit
  readonly budget: LoginBudget
  /** Counts from 1 since the last success. */
  readonly attempt: number
  /** Called when the login itself begins: nothing stopped it. */
  readonly begun: () => void
  readonly tell: (happening: SessionHappening) => void
  readonly deadline: Deadline
  /** Aborted when nobody needs the login any more: ends the provider and the prompt. */
  readonly needed: AbortSignal
  /** Aborted when not even a late answer is waited for. */
  readonly patience: AbortSignal
}

/** Signs in once: credentials, circuit, budget, then the protocol's own login. */
export async function signIn<Credentials, Key>(
  context: SessionContext<Credentials, Key>,
  parts: SignInParts,
): Promise<Landed<Key>> {
  const { protocol, home, transport, clock, counts } = context
  const { circuit, tell, needed } = parts

  const credentials = await obtainCredentials(context, parts)
  if ((await circuit.admit(credentials)) === 'closed') tell({ type: 'rearmed' })
  needed.throwIfAborted()
  parts.budget.spend()
  parts.begun()

  const stamp = (): Omit<Landed<Key>, 'grant'> => ({ issuedAt: clock.monotonic(), issuedWall: clock.wall() })
  let issued = stamp()
  let answers: readonly string[] = []
  const prompt = { shown: false }
  const ask = createAsk({
    protocol: protocol.name,
    onChallenge: context.onChallenge,
    deadline: parts.deadline,
    signal: needed,
    announce: ({ kind, hint }) => {
      prompt.shown = true
      tell({ type: 'challenge', kind, ...(hint === undefined ? {} : { hint }) })
    },
  })
  const wire = createWire(home, {
    transport,
    signal: parts.patience,
    ask: async (challenge) => {
      const answer = await ask(challenge)
      answers = [...answers, answer]
      // A person may think for longer than a session lives: its life begins with what is sent now.
      issued = stamp()
      return answer
    },
  })

  try {
    const grant = await protocol.login(credentials, wire)
    assertSignable(protocol, grant)
    return { grant, ...issued }
  } catch (thrown) {
    const failure = loginFailure(protocol.name, thrown, [...secretsIn(credentials), ...answers])
    if (opensCircuit(failure, prompt.shown && !needed.aborted)) {
      await circuit.open(credentials, failure.code)
      if (failure.code !== 'challenge-unanswered') counts.rejections += 1
      tell({ type: 'locked', code: failure.code })
    }
    throw failure
  }
}

async function obtainCredentials<Credentials, Key>(
  { protocol, provider }: SessionContext<Credentials, Key>,
  { attempt, needed }: SignInParts,
): Promise<Credentials> {
  try {
    return await waitFor((async () => provider({ attempt, signal: needed }))(), needed)
  } catch (error) {
    needed.throwIfAborted()
    if (isSessionError(error)) throw error
    throw new SessionError('unreachable', {
      protocol: protocol.name,
      message: 'The credentials could not be had: their provider failed. Nothing was sent.',
      cause: error,
    })
  }
}

/** A key that no header can carry fails here, in our words: the platform's message would quote it. */
function assertSignable<Credentials, Key>(
  protocol: SessionProtocol<Credentials, Key>,
  grant: Grant<Key>,
): void {
  try {
    protocol.sign(new Headers(), grant.key.reveal())
  } catch (error) {
    throw new SessionError('unexpected-reply', {
      protocol: protocol.name,
      message: 'The server granted a session whose key cannot travel in a header.',
      cause: error,
    })
  }
}
